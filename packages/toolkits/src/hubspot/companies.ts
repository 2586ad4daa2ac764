import { defineTool, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { found, properties, readFound, record, search, searchBody } from './fields.ts'

const shown = ['name', 'domain', 'phone', 'city', 'country', 'industry', 'hubspot_owner_id']

export const searchCompanies = defineTool({
  slug: 'HUBSPOT_SEARCH_COMPANIES',
  name: 'Search companies',
  description: 'Find companies by name, domain or any property.',
  effect: 'read',
  scopes: ['crm.objects.companies.read'],
  keywords: ['account', 'organization', 'customer', 'find', 'crm'],
  input: z.object(search),
  output: found,
  request: (input) => post('/crm/v3/objects/companies/search', searchBody(input, shown)),
  response: readFound,
})

export const createCompany = defineTool({
  slug: 'HUBSPOT_CREATE_COMPANY',
  name: 'Create a company',
  description: 'Add a company to the CRM.',
  effect: 'write',
  scopes: ['crm.objects.companies.write'],
  keywords: ['account', 'organization', 'customer', 'new', 'add', 'crm'],
  input: z.object({
    name: z.string().min(1).describe('What it is called.'),
    domain: z.string().optional().describe('Its web address, e.g. `acme.com`.'),
    phone: z.string().optional().describe('Phone number.'),
    city: z.string().optional().describe('Where it is.'),
    country: z.string().optional().describe('Where it is.'),
    properties: properties.optional(),
  }),
  output: record,
  request: ({ properties: more, ...known }) =>
    post('/crm/v3/objects/companies', { properties: { ...known, ...more } }),
})
