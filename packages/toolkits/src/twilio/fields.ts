import type { ToolRequest } from '@maillon/core/toolkit'
import { z } from 'zod'

/** Where all that belongs to the connected account is. */
export const account = '/2010-04-01/Accounts/{account_sid}'

export const phoneNumber = z
  .string()
  .regex(/^\+[1-9]\d{1,14}$/, 'Give a number with its country code, like +33612345678.')

/** A number, or an address of another channel that Twilio carries. */
export const party = z
  .string()
  .regex(
    /^((whatsapp:)?\+[1-9]\d{1,14}|[\w .-]{1,40})$/,
    'Give a number with its country code, like +33612345678, or whatsapp:+33612345678.',
  )

export const paging = {
  page_size: z.int().min(1).max(100).default(25).describe('How many, at most 100.'),
  page_token: z
    .string()
    .optional()
    .describe('`next_page_token` of the page before; leave out for the first page.'),
}

export const nextPageToken = z
  .string()
  .nullable()
  .describe('`page_token` of the next page; null on the last one.')

/** Where the next page starts. */
export function nextPageTokenOf({ next_page_uri: next }: { next_page_uri?: string | null }) {
  return next ? new URL(next, 'https://api.twilio.com').searchParams.get('PageToken') : null
}

export const instant = z.iso.datetime({ offset: true })

/** A time in Twilio's own form: UTC, whole seconds. */
export function utc(time: string | undefined): string | undefined {
  return time && new Date(time).toISOString().replace(/\.\d+Z$/, 'Z')
}

/** POST, with the fields that are there as a form. */
export function postForm(path: string, fields: Record<string, string | undefined>): ToolRequest {
  const present = Object.entries(fields).filter(([, value]) => value !== undefined)
  return { method: 'POST', path, form: Object.fromEntries(present) as Record<string, string> }
}
