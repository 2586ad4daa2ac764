import { getDocumentProxy } from 'unpdf'
import { foundItems } from './found.ts'
import { pageOf } from './page-of.ts'
import type { FilePart, FileReading } from './part-of-file.ts'
import { takesTooMuch, unreadable } from './unreadable.ts'

/** It has to be in memory as a whole. */
const largest = 64 * 1024 * 1024

type Document = Awaited<ReturnType<typeof getDocumentProxy>>

interface Page {
  /** From 1 on. */
  page: number
  text: string
}

/** The text of a PDF's pages from an offset on, or the pages where a text occurs. */
export async function readPages(
  bytes: AsyncIterable<Uint8Array>,
  reading: FileReading,
): Promise<FilePart> {
  const { search } = reading
  const document = await opened(bytes, reading)
  const pages = pagesFrom(document, reading.offset)
  const found =
    search === undefined
      ? await pageOf(pages, reading)
      : await foundItems(pages, { ...reading, search }, ({ text }) => text)
  return { ...found, total: document.numPages }
}

/** The text of all pages of a PDF. */
export async function* textOfPages(
  bytes: AsyncIterable<Uint8Array>,
  reading: FileReading,
): AsyncGenerator<string> {
  const document = await opened(bytes, reading)
  for await (const { text } of pagesFrom(document, 0)) yield `${text}\n\n`
}

async function opened(
  bytes: AsyncIterable<Uint8Array>,
  { size, mimetype }: FileReading,
): Promise<Document> {
  if (mimetype !== 'application/pdf')
    throw unreadable(
      `A file of type ${mimetype} has no pages.`,
      'Leave out as, or read it as lines.',
    )
  if (size > largest)
    throw unreadable(
      `A PDF of more than ${largest / 1024 / 1024} MiB cannot be read by parts.`,
      'Pass its id to a tool that takes such a file.',
    )
  const data = new Uint8Array(size)
  let at = 0
  for await (const chunk of bytes) {
    data.set(chunk, at)
    at += chunk.length
  }
  try {
    return await getDocumentProxy(data, { useSystemFonts: false, verbosity: 0 })
  } catch (error) {
    throw faultOf(error)
  }
}

async function* pagesFrom(document: Document, offset: number): AsyncGenerator<Page> {
  for (let page = offset + 1; page <= document.numPages; page += 1)
    yield { page, text: await textOfPage(document, page) }
}

async function textOfPage(document: Document, number: number): Promise<string> {
  try {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    page.cleanup()
    return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
  } catch (error) {
    throw faultOf(error)
  }
}

function faultOf(error: unknown): Error {
  const { name = '', message = '' } = error as Partial<Error>
  if (name === 'PasswordException')
    return unreadable('The PDF is locked with a password.', 'Ask for one that is not.')
  if (message.includes('Out of memory')) return takesTooMuch('memory')
  return unreadable('The file is no sound PDF.', 'Look whether it came as a whole.')
}
