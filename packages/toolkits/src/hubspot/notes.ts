import { defineTool, get, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { after, associations, record } from './fields.ts'

export const createNote = defineTool({
  slug: 'HUBSPOT_CREATE_NOTE',
  name: 'Write a note',
  description: 'Write a note on a contact, a company or a deal.',
  effect: 'write',
  scopes: ['crm.objects.contacts.write'],
  keywords: ['log', 'comment', 'call', 'meeting', 'crm'],
  input: z.object({
    body: z.string().min(1).max(65_536).describe('The text.'),
    timestamp: z.iso
      .datetime({ offset: true })
      .describe('When it was, e.g. `2026-11-26T12:00:00Z`.'),
    contact_id: z.string().optional().describe('`id` of the contact that it is about.'),
    company_id: z.string().optional().describe('`id` of the company that it is about.'),
    deal_id: z.string().optional().describe('`id` of the deal that it is about.'),
    attachment_ids: z
      .array(z.string())
      .default([])
      .describe('Files to attach: `id`s of HUBSPOT_UPLOAD_FILE.'),
  }),
  output: record,
  request: ({ body, timestamp, contact_id, company_id, deal_id, attachment_ids }) =>
    post('/crm/v3/objects/notes', {
      properties: {
        hs_note_body: body,
        hs_timestamp: timestamp,
        ...(attachment_ids.length > 0 && { hs_attachment_ids: attachment_ids.join(';') }),
      },
      // Note to contact, note to company, note to deal.
      ...associations([
        [contact_id, 202],
        [company_id, 190],
        [deal_id, 214],
      ]),
    }),
})

export const retrieveOwners = defineTool({
  slug: 'HUBSPOT_RETRIEVE_OWNERS',
  name: 'List owners',
  description:
    'List the people of the account who can own contacts and deals, or find one by e-mail.',
  effect: 'read',
  scopes: ['crm.objects.owners.read'],
  keywords: ['team', 'users', 'salespeople', 'crm'],
  input: z.object({
    email: z.email().optional().describe('Whose.'),
    limit: z.int().min(1).max(500).default(100).describe('How many.'),
    after,
  }),
  output: z.object({
    owners: z.array(
      z.object({
        id: z.string(),
        email: z.string().optional(),
        firstName: z.string().optional(),
        lastName: z.string().optional(),
      }),
    ),
    next: z.string().optional(),
  }),
  request: (query) => get('/crm/v3/owners', query),
  response: ({
    results,
    paging,
  }: {
    results: never[]
    paging?: { next?: { after?: string } }
  }) => ({
    owners: results,
    next: paging?.next?.after,
  }),
})
