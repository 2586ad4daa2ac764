import { z } from 'zod'

/** Where the API of this version is. */
export const data = '/services/data/v62.0'

export const objectName = z
  .string()
  .regex(/^\w+$/, 'Letters, digits and _.')
  .describe(
    'The API name of an object: `Account`, `Contact`, `Lead`, `Opportunity`, `Case`, `My__c`.',
  )

export const recordId = z
  .string()
  .regex(/^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/, 'An id has 15 or 18 letters and digits.')
  .describe('`Id` of the record.')

export const values = z
  .record(z.string(), z.unknown())
  .describe('Fields by API name, e.g. `{"LastName": "Lee", "AccountId": "001…"}`.')

/** A record; its type stands in `attributes`, which a model needs as one word. */
export const record = z.record(z.string(), z.unknown())

/** A record without the addresses that Salesforce adds to it and to those in it. */
export function readRecord(source: Record<string, unknown>): Record<string, unknown> {
  const { attributes, ...rest } = source as { attributes?: { type?: string } }
  const members = Object.entries(rest).map(([name, value]) => [name, readValue(value)])
  return { ...(attributes?.type && { type: attributes.type }), ...Object.fromEntries(members) }
}

function readValue(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(readValue)
  // A list of records in a record: a subquery.
  const { records } = value as { records?: Record<string, unknown>[] }
  return records ? records.map(readRecord) : readRecord(value as Record<string, unknown>)
}

export const made = z.object({ id: z.string(), success: z.boolean() })
