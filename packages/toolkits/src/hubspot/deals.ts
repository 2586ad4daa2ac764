import { defineTool, get, patch, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { associations, found, properties, readFound, record, search, searchBody } from './fields.ts'

const read = ['crm.objects.deals.read']
const write = ['crm.objects.deals.write']
const shown = ['dealname', 'amount', 'dealstage', 'pipeline', 'closedate', 'hubspot_owner_id']

const details = {
  amount: z.number().optional().describe('In the currency of the account.'),
  dealstage: z.string().optional().describe('Id of a stage from HUBSPOT_RETRIEVE_PIPELINES.'),
  pipeline: z.string().optional().describe('Id of a pipeline from HUBSPOT_RETRIEVE_PIPELINES.'),
  closedate: z.iso.date().optional().describe('The day when it is to be won, e.g. `2026-12-31`.'),
  hubspot_owner_id: z.string().optional().describe('`id` from HUBSPOT_RETRIEVE_OWNERS.'),
  properties: properties.optional(),
}

/** HubSpot takes all values as text. */
function asText({
  properties: more,
  amount,
  ...known
}: {
  amount?: number | undefined
  properties?: Record<string, string> | undefined
}) {
  return { ...known, ...(amount !== undefined && { amount: String(amount) }), ...more }
}

export const searchDeals = defineTool({
  slug: 'HUBSPOT_SEARCH_DEALS',
  name: 'Search deals',
  description: 'Find deals by name, stage, amount or any property.',
  effect: 'read',
  important: true,
  scopes: read,
  keywords: ['opportunity', 'sales', 'find', 'crm', 'pipeline'],
  input: z.object(search),
  output: found,
  request: (input) => post('/crm/v3/objects/deals/search', searchBody(input, shown)),
  response: readFound,
})

export const createDeal = defineTool({
  slug: 'HUBSPOT_CREATE_DEAL',
  name: 'Create a deal',
  description: 'Start a deal, linked to a company and a contact when their ids are given.',
  effect: 'write',
  important: true,
  scopes: write,
  keywords: ['opportunity', 'sale', 'new', 'add', 'crm'],
  input: z.object({
    dealname: z.string().min(1).describe('What it is called.'),
    ...details,
    company_id: z.string().optional().describe('`id` of a company.'),
    contact_id: z.string().optional().describe('`id` of a contact.'),
  }),
  output: record,
  request: ({ company_id, contact_id, ...known }) =>
    post('/crm/v3/objects/deals', {
      properties: asText(known),
      // Deal to company, deal to contact.
      ...associations([
        [company_id, 5],
        [contact_id, 3],
      ]),
    }),
})

export const updateDeal = defineTool({
  slug: 'HUBSPOT_UPDATE_DEAL',
  name: 'Change a deal',
  description: 'Change what is given of a deal, such as its stage or amount.',
  effect: 'write',
  idempotent: true,
  scopes: write,
  keywords: ['opportunity', 'sale', 'stage', 'won', 'lost', 'move', 'crm'],
  input: z.object({
    deal_id: z.string().min(1).describe('`id` of the deal.'),
    dealname: z.string().min(1).optional().describe('What it is called.'),
    ...details,
  }),
  output: record,
  request: ({ deal_id, ...known }) =>
    patch(path`/crm/v3/objects/deals/${deal_id}`, { properties: asText(known) }),
})

export const retrievePipelines = defineTool({
  slug: 'HUBSPOT_RETRIEVE_PIPELINES',
  name: 'List pipelines',
  description: 'List the pipelines of deals with their stages and ids.',
  effect: 'read',
  scopes: read,
  keywords: ['stages', 'sales', 'crm'],
  input: z.object({}),
  output: z.object({
    pipelines: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        stages: z.array(z.object({ id: z.string(), label: z.string() })),
      }),
    ),
  }),
  request: () => get('/crm/v3/pipelines/deals'),
  response: ({ results }: { results: never[] }) => ({ pipelines: results }),
})
