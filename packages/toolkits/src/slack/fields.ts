import type { ToolRequest } from '@maillon/core/toolkit'
import { z } from 'zod'

/** Where to look or write. */
export const channel = z
  .string()
  .describe('Id of the channel or direct message, e.g. `C024BE91L`, from SLACK_LIST_ALL_CHANNELS.')

/** The moment that names a message. */
export const timestamp = z.string().describe('`ts` of the message, e.g. `1763895600.000200`.')

/** Which page of a list. */
export const paging = {
  limit: z.int().min(1).max(200).default(50).describe('How many on a page, at most 200.'),
  cursor: z
    .string()
    .optional()
    .describe('`next_cursor` of the page before; leave out for the first page.'),
}

/** What lists answer about the page after. */
export const nextCursor = z
  .string()
  .optional()
  .describe('`cursor` of the next page; left out on the last one.')

/** Slack's way to tell it. */
export interface Page {
  response_metadata?: { next_cursor?: string }
}

/** Slack's cursor as an output of ours. */
export function next({ response_metadata }: Page) {
  const cursor = response_metadata?.next_cursor
  return cursor ? { next_cursor: cursor } : {}
}

/** A Web API call. As a form, since Slack's reading methods take no JSON; undefined values are left out. */
export function method(
  name: string,
  values: Record<string, string | number | boolean | undefined>,
): ToolRequest {
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
  const form = Object.fromEntries(given.map(([key, value]) => [key, String(value)]))
  return { method: 'POST', path: `/${name}`, form }
}
