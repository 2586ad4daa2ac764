import { z } from 'zod'

/** Which page of a list. */
export const paging = {
  limit: z.int().min(1).max(100).default(25).describe('How many, at most 100.'),
  starting_after: z
    .string()
    .optional()
    .describe('`next_cursor` of the page before; leave out for the first page.'),
}

/** What lists answer about the page after. */
export const nextCursor = z
  .string()
  .nullable()
  .describe('`starting_after` of the next page; null on the last one.')

/** A list, as Stripe answers it. */
export interface StripeList<Item extends { id: string }> {
  data: Item[]
  has_more: boolean
}

export function nextCursorOf({ data, has_more }: StripeList<{ id: string }>): string | null {
  return (has_more && data.at(-1)?.id) || null
}

export const since = z.iso
  .datetime({ offset: true })
  .optional()
  .describe('Only what was made at this time or later, with its offset: 2026-11-26T00:00:00Z.')

/** The same as a query value of Stripe's. */
export function createdSince(time: string | undefined): Record<string, number> {
  return time === undefined ? {} : { 'created[gte]': Math.floor(Date.parse(time) / 1000) }
}

/** Stripe tells times in seconds since 1970. */
export function timeOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString()
}

export const amount = z
  .int()
  .min(1)
  .describe(
    'In the smallest unit of the currency: 1050 is $10.50. Yen have no smaller unit: 1050 is ¥1,050.',
  )

export const currency = z
  .string()
  .regex(/^[a-z]{3}$/, 'Three lower-case letters, as in usd.')
  .describe('Three lower-case letters: usd, eur, jpy.')

/** An amount in an answer. */
export const units = z.number().describe('In the smallest unit of the currency.')

export const metadata = z.record(z.string(), z.string())

export const customerId = z.string().describe('`id` of the customer: cus_…')
