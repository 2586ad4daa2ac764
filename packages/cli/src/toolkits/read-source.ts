import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { MaillonError } from '@maillon/core'
import { isLoopback } from '@maillon/core/toolkit'
import { folderReader, rootIn } from './document-folder.ts'

/** GitHub's own document, one of the largest, has 13 MB. */
const largest = 64 * 1024 * 1024

/** A document, and how the files are read that it refers to. */
export interface Source {
  text: string
  /** What the toolkit says it was made of: the URL, or the name of the file without its folder. */
  from: string
  readFile?: (path: string) => string | undefined
}

/**
 * A document by its file's name or its folder's, or by its https URL. Throws `config_invalid`, with the hint where one is
 * given.
 */
export async function readSource(source: string, hint?: string): Promise<Source> {
  try {
    return await read(source)
  } catch (error) {
    if (hint === undefined || !MaillonError.is(error)) throw error
    throw new MaillonError('config_invalid', { message: error.message, hint, cause: error })
  }
}

async function read(source: string): Promise<Source> {
  if (!/^[a-z]+:\/\//i.test(source)) {
    const file = await fileOf(source)
    const text = await readFile(file, 'utf8').catch((cause: Error) => {
      throw unreadable(source, cause.message, cause)
    })
    return { text, from: basename(file), readFile: folderReader(dirname(file)) }
  }
  requireHttps(source)
  const response = await fetch(source, { signal: AbortSignal.timeout(60_000) }).catch(
    (cause: Error) => {
      throw unreadable(source, cause.message, cause)
    },
  )
  requireHttps(response.url)
  if (!response.ok) throw unreadable(source, `it answered with status ${response.status}`)
  return { text: await limited(response, source), from: source }
}

async function fileOf(source: string): Promise<string> {
  const isFolder = await stat(source).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (!isFolder) return source
  const root = rootIn(source)
  if (root !== undefined) return join(source, root)
  throw unreadable(source, 'no file of the folder says that it is an OpenAPI document')
}

/** A document that somebody on the way changed could send credentials anywhere. Throws `config_invalid`. */
export function requireHttps(text: string): void {
  const url = new URL(text)
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))) return
  throw unreadable(text, 'it is no https URL')
}

/** What came back as text. Throws `config_invalid` for more than 64 MB, and for what breaks off. */
export async function limited(response: Response, source: string): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  try {
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true })
      if (text.length > largest) throw unreadable(source, 'it is larger than 64 MB')
    }
  } catch (cause) {
    if (MaillonError.is(cause) || !(cause instanceof Error)) throw cause
    throw unreadable(source, `it broke off (${cause.message})`, cause)
  }
  return text + decoder.decode()
}

/** Why a source cannot be read, as an error. */
export function unreadable(source: string, why: string, cause?: Error): MaillonError {
  return new MaillonError('config_invalid', {
    message: `${source} cannot be read: ${[why, ...reasonOf(cause)].join(', ')}.`,
    hint: 'Pass a file, or an https URL.',
    ...(cause && { cause }),
  })
}

/** What `fetch` itself does not say of a connection that failed. */
function reasonOf({ cause }: Error = new Error()): string[] {
  if (!(cause instanceof Error)) return []
  const { message, code } = cause as NodeJS.ErrnoException
  return [message || code || []].flat()
}
