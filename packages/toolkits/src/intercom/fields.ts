import { z } from 'zod'
import { htmlToText } from '../html-to-text.ts'
import { clip } from '../clip.ts'

/** Intercom's times, which count seconds since 1970. */
export const seconds = (time: string | undefined) =>
  time === undefined ? undefined : Math.floor(Date.parse(time) / 1000)

export const paging = {
  per_page: z.int().min(1).max(150).default(20).describe('How many, at most 150.'),
  starting_after: z
    .string()
    .optional()
    .describe('`next_cursor` of the page before; leave out for the first page.'),
}

export const nextCursor = z
  .string()
  .nullish()
  .describe('`starting_after` of the next page; null on the last one.')

/** What Intercom says of the pages of a search. */
export interface Pages {
  next?: { starting_after?: string | null } | null
}

export const nextCursorOf = (pages?: Pages | null) => pages?.next?.starting_after ?? null

/** One condition of a search. */
export interface Condition {
  field: string
  operator: '=' | '~' | '>' | '<'
  value: unknown
}

/** The body of a search for what meets all conditions that have a value. */
export function searchBody(
  conditions: readonly Condition[],
  { per_page, starting_after }: { per_page: number; starting_after?: string | undefined },
) {
  return {
    query: { operator: 'AND', value: conditions.filter(({ value }) => value !== undefined) },
    pagination: { per_page, starting_after },
  }
}

/** Text of what is HTML, cut to a length. */
export const plain = (html: string | null | undefined, length: number) =>
  clip(htmlToText(html ?? ''), length)

export const contact = z.object({
  id: z.string(),
  external_id: z.string().nullish().describe('The id that the app of this workspace gave.'),
  role: z.string().describe('`user` or `lead`.'),
  name: z.string().nullish(),
  email: z.string().nullish(),
  phone: z.string().nullish(),
  created_at: z.number().describe('Seconds since 1970, like all times here.'),
  last_seen_at: z.number().nullish(),
  custom_attributes: z.record(z.string(), z.unknown()).optional(),
})

const author = z.object({
  type: z.string().optional().describe('`user`, `lead`, `admin` or `bot`.'),
  id: z.string().optional(),
  name: z.string().nullish(),
  email: z.string().nullish(),
})

export const conversation = z.object({
  id: z.string(),
  title: z.string().nullish(),
  state: z.string(),
  open: z.boolean(),
  read: z.boolean().optional(),
  priority: z.string().optional(),
  admin_assignee_id: z.number().nullish(),
  team_assignee_id: z.union([z.string(), z.number()]).nullish(),
  created_at: z.number().describe('Seconds since 1970, like all times here.'),
  updated_at: z.number(),
  waiting_since: z.number().nullish().describe('Since when the customer waits for an answer.'),
  contact_ids: z.array(z.string()),
  author: author.optional().describe('Who began it.'),
  subject: z.string().nullish(),
  text: z.string().describe('What it began with.'),
})

export const part = z.object({
  id: z.string(),
  kind: z.string().describe('`comment`, `note` of teammates, `assignment`, `close` and others.'),
  author: author.optional(),
  text: z.string(),
  created_at: z.number(),
})

type Author = z.input<typeof author>

/** A conversation, as Intercom answers it. */
export type IntercomConversation = Omit<
  z.input<typeof conversation>,
  'contact_ids' | 'author' | 'subject' | 'text'
> & {
  contacts?: { contacts?: { id: string }[] }
  source?: { subject?: string | null; body?: string | null; author?: Author }
  conversation_parts?: { conversation_parts?: IntercomPart[] }
}

interface IntercomPart {
  id: string
  part_type: string
  body?: string | null
  author?: Author
  created_at: number
}

/** A conversation, as a model needs it. */
export function readConversation(source: IntercomConversation, length: number) {
  const { contacts, source: first, conversation_parts: _, ...rest } = source
  return {
    ...rest,
    contact_ids: (contacts?.contacts ?? []).map(({ id }) => id),
    ...(first?.author && { author: first.author }),
    subject: first?.subject && plain(first.subject, 200),
    text: plain(first?.body, length),
  }
}

/** What was said after the beginning; what has no text only moved the conversation. */
export function readParts({ conversation_parts }: IntercomConversation) {
  return (conversation_parts?.conversation_parts ?? []).map(
    ({ part_type, body, ...rest }: IntercomPart) => ({
      ...rest,
      kind: part_type,
      text: plain(body, 3000),
    }),
  )
}

export const conversationId = z.string().min(1).describe('`id` of the conversation.')

export const adminId = z
  .string()
  .optional()
  .describe('`id` of a teammate from INTERCOM_LIST_ADMINS; the connected one when left out.')
