import { MaillonError } from '@maillon/core'
import type { FileFacts, ToolRequest } from '@maillon/core/toolkit'
import type { CallFiles } from './call-files.ts'
import { fileName } from './file-name.ts'
import type { SentAnswer } from './upstream-request.ts'

/** Types of what is text even where its bytes are not UTF-8. */
const texts = /^text\/|[/+](json|xml|yaml|javascript|x-www-form-urlencoded|x-ndjson)\b/i

/** Keeps an answer that is no text as a file, in place of what its bytes would look like; undefined for any other. */
export async function keepBinary(
  { body, headers, url }: SentAnswer,
  { request, files }: { request: ToolRequest; files: CallFiles | undefined },
): Promise<{ file: FileFacts } | undefined> {
  const mimetype = headers.get('content-type') ?? undefined
  if (!files || typeof body === 'string' || body.byteLength === 0 || texts.test(mimetype ?? ''))
    return undefined
  const name = fileName(headers, [url, request.path])
  try {
    return { file: await files.keep({ name, mimetype }, once(body)) }
  } catch (error) {
    if (request.method === 'GET' || !MaillonError.is(error)) throw error
    throw new MaillonError('outcome_unknown', {
      message: `The call was answered with a file, which could not be kept: ${error.message}`,
      hint: 'Look what the call did before doing it again.',
    })
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
