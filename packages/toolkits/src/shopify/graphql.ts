import { post, type ToolRequest } from '@maillon/core/toolkit'
import { z } from 'zod'

/** Shopify's API of 2026-07 has one endpoint: a document says what to do, and variables with what. */
export function graphql(query: string, variables: Record<string, unknown> = {}): ToolRequest {
  return post('/graphql.json', { query, variables })
}

/** Which page of a list. */
export const paging = {
  first: z.int().min(1).max(100).default(20).describe('How many, at most 100.'),
  after: z
    .string()
    .optional()
    .describe('`next_cursor` of the page before; leave out for the first page.'),
}

export const nextCursor = z
  .string()
  .nullish()
  .describe('`after` of the next page; null on the last one.')

/** A page of a list, as Shopify answers it. */
export interface Connection<Node> {
  nodes: Node[]
  pageInfo?: { hasNextPage: boolean; endCursor?: string | null }
}

export function nextCursorOf({ pageInfo }: Connection<unknown>): string | null {
  return (pageInfo?.hasNextPage && pageInfo.endCursor) || null
}

/** An id of Shopify's, whole or its number alone. */
export function shopifyId(kind: string) {
  const form = new RegExp(`^(?:gid://shopify/${kind}/)?[0-9]+$`)
  return z
    .string()
    .regex(form, `It looks like gid://shopify/${kind}/1, or is its number alone.`)
    .describe(`\`id\` of the ${kind === 'ProductVariant' ? 'variant' : kind.toLowerCase()}.`)
}

/** The whole id. */
export function wholeId(kind: string, id: string): string {
  return id.startsWith('gid:') ? id : `gid://shopify/${kind}/${id}`
}

export const money = z.object({ amount: z.string(), currencyCode: z.string() })

/** Of the two currencies of an amount, that of the shop. */
export interface MoneyBag {
  shopMoney: z.input<typeof money>
}
