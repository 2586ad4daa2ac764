import { MaillonError } from '@maillon/core'
import type { ToolRequest } from '@maillon/core/toolkit'
import type { CallFiles } from './call-files.ts'
import { type StreamedContent, streamedContent } from './streamed-content.ts'
import type { UpstreamRequest } from './upstream-request.ts'

const form = 'application/x-www-form-urlencoded'
const json = 'application/json; charset=utf-8'

interface Content {
  content?: string | StreamedContent
  contentType?: string
}

/**
 * A request's body, with the values of a credential that stand in it. Throws `invalid_arguments` where they have no
 * place in it, and `file_not_found`.
 */
export function contentOf(
  request: UpstreamRequest,
  placed: Readonly<Record<string, string>> = {},
  files?: CallFiles,
): Content | Promise<Content> {
  const { body } = request
  if (!body) return wholeContent(request, placed)
  if (Object.keys(placed).length > 0) throw noPlace()
  const texts = body.flatMap((piece) => (typeof piece === 'string' ? [piece] : []))
  if (texts.length === body.length) return { content: texts.join('') }
  return streamedContent(body, files).then((content) => ({ content }))
}

function wholeContent(request: UpstreamRequest, placed: Readonly<Record<string, string>>): Content {
  const isPlaced = Object.keys(placed).length > 0 && !/^(GET|HEAD)$/.test(request.method)
  if ('text' in request)
    return isPlaced
      ? placedInText(request, placed)
      : request.text === undefined
        ? {}
        : { content: request.text }
  const { json: value, form: values } = request as ToolRequest
  if (values)
    return {
      content: new URLSearchParams({ ...values, ...(isPlaced && placed) }).toString(),
      contentType: form,
    }
  if (!isPlaced)
    return value === undefined ? {} : { content: JSON.stringify(value), contentType: json }
  return { content: JSON.stringify({ ...object(value ?? {}), ...placed }), contentType: json }
}

function placedInText(
  { text = '', headers = {} }: UpstreamRequest & { text?: string | undefined },
  placed: Readonly<Record<string, string>>,
): Content {
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  if (type?.startsWith(form)) {
    const values = new URLSearchParams(text)
    for (const [name, value] of Object.entries(placed)) values.set(name, value)
    return { content: values.toString() }
  }
  const value = text === '' ? {} : parsed(text)
  return {
    content: JSON.stringify({ ...object(value), ...placed }),
    ...(type === undefined && { contentType: json }),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function object(value: unknown): object {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  throw noPlace()
}

function noPlace(): MaillonError {
  return new MaillonError('invalid_arguments', {
    message: "The body is no JSON object and no form, so the account's key has no place in it.",
    hint: 'Send an object or a form.',
  })
}
