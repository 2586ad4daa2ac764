import { z } from 'zod'

/** A person as Graph writes one: https://learn.microsoft.com/graph/api/resources/recipient */
export interface Recipient {
  emailAddress?: { name?: string; address?: string }
}

/** A list as Graph answers it. */
export interface Page<Item> {
  value: Item[]
  '@odata.nextLink'?: string
}

/** One bare e-mail address. */
export const address = z
  .string()
  .regex(/^[\w!#$%&'*+/=?^`{|}~.-]+@[\w.-]+$/, 'Give one bare address, like ana@example.com.')

export const toRecipients = (addresses: readonly string[]): Recipient[] =>
  addresses.map((one) => ({ emailAddress: { address: one } }))

/** `Ada <ada@example.com>`, or what there is of it. */
export function nameOf({ emailAddress = {} }: Recipient): string {
  const { name, address: bare } = emailAddress
  if (!name || name === bare) return bare ?? ''
  return bare ? `${name} <${bare}>` : name
}

export const body = z.string().describe('The text.')

export const isHtml = z
  .boolean()
  .default(false)
  .describe('Whether the text is HTML; plain text otherwise.')

/** A text as Graph takes it. */
export function itemBody(content: string, html: boolean) {
  return { contentType: html ? ('html' as const) : ('text' as const), content }
}

/** Asks Graph for texts without HTML. */
export const plainText = 'outlook.body-content-type="text"'

export const top = z.int().min(1).max(100).default(25).describe('How many, at most 100.')

export const skip = z
  .int()
  .min(0)
  .default(0)
  .describe('How many to pass over: `next_skip` of the page before.')

export const nextSkip = z
  .int()
  .nullable()
  .describe('`skip` of the next page; null on the last one.')

/** Where the next page starts. */
export function nextSkipOf(page: Page<unknown>, input: { skip: number }): number | null {
  return page['@odata.nextLink'] ? input.skip + page.value.length : null
}
