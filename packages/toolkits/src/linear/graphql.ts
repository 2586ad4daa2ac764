import { post, type ToolRequest } from '@maillon/core/toolkit'
import { z } from 'zod'

/** Linear has one endpoint: a document says what to do, and variables with what. */
export function graphql(query: string, variables: Record<string, unknown> = {}): ToolRequest {
  return post('/graphql', { query, variables })
}

/** Which page of a list. */
export const paging = {
  first: z.int().min(1).max(100).default(25).describe('How many, at most 100.'),
  after: z
    .string()
    .optional()
    .describe('`next_cursor` of the page before; leave out for the first page.'),
}

/** What lists answer about the page after. */
export const nextCursor = z
  .string()
  .nullish()
  .describe('`after` of the next page; null on the last one.')

/** A page of a list, as Linear answers it. */
export interface Connection<Item> {
  nodes: Item[]
  pageInfo: { hasNextPage: boolean; endCursor?: string | null }
}

export function nextCursorOf({ pageInfo }: Connection<unknown>): string | null {
  return (pageInfo.hasNextPage && pageInfo.endCursor) || null
}
