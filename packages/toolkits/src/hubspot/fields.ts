import { z } from 'zod'

/** A record of the CRM: contact, company, deal, note or task. */
export const record = z.object({
  id: z.string(),
  properties: z.record(z.string(), z.string().nullable()),
  createdAt: z.string().optional(),
  updatedAt: z.string().optional(),
})

export const properties = z
  .record(z.string(), z.string())
  .describe('Further properties by their internal names, e.g. `{"lifecyclestage": "lead"}`.')

export const after = z.string().optional().describe('`next` of the last answer.')

/** What a search looks for, in the words of HubSpot's search API. */
export const search = {
  query: z.string().min(1).max(3000).optional().describe('Words to find in the usual properties.'),
  filters: z
    .array(
      z.object({
        propertyName: z.string(),
        operator: z.enum([
          'EQ',
          'NEQ',
          'LT',
          'LTE',
          'GT',
          'GTE',
          'CONTAINS_TOKEN',
          'HAS_PROPERTY',
          'NOT_HAS_PROPERTY',
        ]),
        value: z.string().optional().describe('Times are ms since 1970.'),
      }),
    )
    .max(6)
    .optional()
    .describe('All of them have to hold.'),
  limit: z.int().min(1).max(200).default(20).describe('How many, at most 200.'),
  after,
}

export const found = z.object({
  total: z.number(),
  results: z.array(record),
  next: z.string().optional(),
})

export interface Found {
  total: number
  results: never[]
  paging?: { next?: { after?: string } }
}

export const readFound = ({ total, results, paging }: Found) => ({
  total,
  results,
  next: paging?.next?.after,
})

/** The body of a search; `shown` are the properties of the answer. */
export function searchBody(
  { query, filters, limit, after: from }: z.output<z.ZodObject<typeof search>>,
  shown: readonly string[],
) {
  return {
    query,
    filterGroups: filters ? [{ filters }] : undefined,
    properties: shown,
    limit,
    after: from,
  }
}

/** Links a new record to others, by the ids that HubSpot gives these kinds of links. */
export function associations(
  links: readonly (readonly [id: string | undefined, typeId: number])[],
) {
  const present = links.flatMap(([id, associationTypeId]) =>
    id === undefined
      ? []
      : [
          {
            to: { id },
            types: [{ associationCategory: 'HUBSPOT_DEFINED' as const, associationTypeId }],
          },
        ],
  )
  return present.length > 0 ? { associations: present } : {}
}
