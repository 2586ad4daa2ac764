import { defineTool, get, patch, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { found, properties, readFound, record, search, searchBody } from './fields.ts'

const read = ['crm.objects.contacts.read']
const write = ['crm.objects.contacts.write']
const shown = [
  'email',
  'firstname',
  'lastname',
  'phone',
  'company',
  'jobtitle',
  'lifecyclestage',
  'hubspot_owner_id',
]

const details = {
  email: z.email().optional().describe('E-mail address; one contact has it.'),
  firstname: z.string().optional().describe('First name.'),
  lastname: z.string().optional().describe('Last name.'),
  phone: z.string().optional().describe('Phone number.'),
  company: z.string().optional().describe('The name of their company.'),
  jobtitle: z.string().optional().describe('What they do there.'),
  properties: properties.optional(),
}

export const searchContacts = defineTool({
  slug: 'HUBSPOT_SEARCH_CONTACTS',
  name: 'Search contacts',
  description: 'Find people by name, e-mail, phone or any property.',
  effect: 'read',
  important: true,
  scopes: read,
  keywords: ['lead', 'customer', 'person', 'find', 'crm', 'look'],
  input: z.object(search),
  output: found,
  request: (input) => post('/crm/v3/objects/contacts/search', searchBody(input, shown)),
  response: readFound,
})

export const readContact = defineTool({
  slug: 'HUBSPOT_READ_CONTACT',
  name: 'Get a contact',
  description: 'Get one person by id, or by e-mail address.',
  effect: 'read',
  scopes: read,
  keywords: ['lead', 'customer', 'person', 'crm', 'details'],
  input: z.object({
    contact_id: z.string().min(1).describe('Id, or e-mail address with id_property `email`.'),
    id_property: z.enum(['email']).optional().describe('What contact_id is, when no id.'),
  }),
  output: record,
  request: ({ contact_id, id_property }) =>
    get(path`/crm/v3/objects/contacts/${contact_id}`, {
      properties: shown.join(','),
      idProperty: id_property,
    }),
})

export const createContact = defineTool({
  slug: 'HUBSPOT_CREATE_CONTACT',
  name: 'Create a contact',
  description: 'Add a person to the CRM; an e-mail address that is there already is refused.',
  effect: 'write',
  important: true,
  scopes: write,
  keywords: ['lead', 'customer', 'person', 'new', 'add', 'crm'],
  input: z.object(details),
  output: record,
  request: ({ properties: more, ...known }) =>
    post('/crm/v3/objects/contacts', { properties: { ...known, ...more } }),
})

export const updateContact = defineTool({
  slug: 'HUBSPOT_UPDATE_CONTACT',
  name: 'Change a contact',
  description: 'Change what is given of a person.',
  effect: 'write',
  idempotent: true,
  scopes: write,
  keywords: ['lead', 'customer', 'person', 'edit', 'crm'],
  input: z.object({ contact_id: z.string().min(1).describe('`id` of the contact.'), ...details }),
  output: record,
  request: ({ contact_id, properties: more, ...known }) =>
    patch(path`/crm/v3/objects/contacts/${contact_id}`, { properties: { ...known, ...more } }),
})
