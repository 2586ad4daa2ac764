import { z } from 'zod'
import { type AtlassianDocument, atlassianDocument } from '../atlassian-document.ts'
import { atlassianText } from '../atlassian-text.ts'
import { clip } from '../clip.ts'

export const pageId = z
  .string()
  .regex(/^[0-9]+$/, 'The number in the address of the page.')
  .describe('`id` of the page, the number in its address.')

/** Which page of a list. */
export const paging = {
  limit: z.int().min(1).max(100).default(25).describe('How many, at most 100.'),
  cursor: z
    .string()
    .optional()
    .describe('`next_cursor` of the page before; leave out for the first page.'),
}

export const nextCursor = z
  .string()
  .nullable()
  .describe('`cursor` of the next page; null on the last one.')

/** What lists say of where they go on, and of the site. */
export interface Links {
  next?: string
  base?: string
}

/** The cursor that stands in the address of the next page. */
export function nextCursorOf({ next }: Links = {}): string | null {
  return next ? new URL(next, 'https://confluence').searchParams.get('cursor') : null
}

/** A page, as a model needs it. */
export const page = z.object({
  id: z.string(),
  title: z.string(),
  status: z.string().optional(),
  spaceId: z.string().optional(),
  parentId: z.string().nullish(),
  version: z.number().optional().describe('Raised by each change.'),
  updated: z.string().optional(),
  url: z.string().optional(),
})

/** The same, as Confluence answers it. */
export interface ConfluencePage {
  id: string
  title: string
  status?: string
  spaceId?: string
  parentId?: string | null
  version?: { number?: number; createdAt?: string } | null
  body?: Body | null
  _links?: { webui?: string; base?: string } | null
}

/** A text, as Confluence holds it: a document within a string. */
interface Body {
  atlas_doc_format?: { value?: string } | null
}

/** A page with what a model needs. */
export function readPage({ version, _links: links, ...rest }: ConfluencePage, site?: string) {
  const base = links?.base ?? site
  return {
    ...rest,
    version: version?.number,
    updated: version?.createdAt,
    ...(base && links?.webui && { url: base + links.webui }),
  }
}

/** The text of a body, at most this many characters. */
export function readBody(body: Body | null | undefined, length: number): string {
  const value = body?.atlas_doc_format?.value
  if (!value) return ''
  return clip(atlassianText(JSON.parse(value) as AtlassianDocument), length)
}

/** Markdown as Confluence takes a text. */
export function writeBody(markdown: string) {
  return {
    representation: 'atlas_doc_format',
    value: JSON.stringify(atlassianDocument(markdown)),
  }
}
