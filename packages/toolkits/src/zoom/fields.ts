import { z } from 'zod'

export const userId = z
  .string()
  .min(1)
  .default('me')
  .describe('Whose: me, or the id or e-mail address of a user whom the account may see.')

/** Which page of a list. */
export const paging = {
  page_size: z.int().min(1).max(300).default(30).describe('How many, at most 300.'),
  next_page_token: z
    .string()
    .optional()
    .describe('`next_page_token` of the page before, within 15 minutes; leave out at first.'),
}

/** What lists answer about the page after. */
export const nextPageToken = z
  .string()
  .nullable()
  .describe('`next_page_token` for the next page; null on the last one.')

/** Zoom says '' for no further page. */
export function nextPage({ next_page_token }: { next_page_token?: string }): string | null {
  return next_page_token || null
}

export const from = z.iso.date().optional().describe('The first day, YYYY-MM-DD.')
export const to = z.iso.date().optional().describe('The last day, YYYY-MM-DD.')

/** Numbers of meetings exceed what some JSON readers keep exactly, so that they are text here. */
export const meetingNumber = z.union([z.number(), z.string()]).transform(String)

const number = z
  .string()
  .regex(/^\d{9,12}$/, 'The number of a meeting has 9 to 12 digits, without spaces.')

export const meetingId = number.describe('Number of the meeting, digits alone: `id`.')

export const pastMeetingId = z
  .string()
  .min(1)
  .describe(
    'Number of the meeting, for the last time that it was held; `uuid` for one of its times.',
  )

/** An id for `path`. Zoom wants a uuid that begins with / or has // in it to be encoded twice. */
export function pathId(id: string): string {
  return id.startsWith('/') || id.includes('//') ? encodeURIComponent(id) : id
}
