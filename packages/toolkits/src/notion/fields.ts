import { z } from 'zod'

export const pageId = z.string().describe('`id` of the page, from NOTION_SEARCH_NOTION_PAGE.')

/** Which page of a list. */
export const paging = {
  page_size: z.int().min(1).max(100).default(25).describe('How many, at most 100.'),
  start_cursor: z
    .string()
    .optional()
    .describe('`next_cursor` of the page before; leave out for the first page.'),
}

/** What lists answer about the page after. */
export const nextCursor = z
  .string()
  .nullish()
  .describe('`start_cursor` of the next page; null on the last one.')

/** A page or a table, as a model needs it. */
export const item = z.object({
  id: z.string(),
  object: z.string().describe('`page` or `data_source`, which is a table of pages.'),
  title: z.string(),
  url: z.string().nullish(),
  last_edited_time: z.string().optional(),
  in_trash: z.boolean().optional(),
  properties: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('The columns of a page of a table, by name, in plain values.'),
})

/** Rich text as the plain text that it shows. */
export interface RichText {
  plain_text?: string
}

export function plain(text: readonly RichText[] | undefined): string {
  return (text ?? []).map(({ plain_text }) => plain_text ?? '').join('')
}
