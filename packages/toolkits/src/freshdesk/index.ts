import { apiKeys, defineToolkit, get, type Toolkit } from '@maillon/core/toolkit'
import { letterLogo } from '../letter-logo.ts'
import { freshdeskFailure } from './failure.ts'
import { createContact, listAgents, listContacts } from './people.ts'
import { getTicket, listTickets, searchTickets } from './tickets.ts'
import { addNote, createTicket, replyToTicket, updateTicket } from './write-tickets.ts'

export type * from './tool-types.ts'

const me = get('/agents/me')

/** Freshdesk: the tickets and customers of a support team. */
export const freshdesk: Toolkit = defineToolkit({
  slug: 'freshdesk',
  name: 'Freshdesk',
  description: 'Support tickets: find, read, open, answer and resolve them, and look up customers.',
  logo: letterLogo('F', '#25c16f'),
  categories: ['customer support'],
  version: '20261130_00',
  baseUrl: 'https://{subdomain}.freshdesk.com/api/v2',
  hosts: ['*.freshdesk.com'],
  auth: apiKeys({
    fields: {
      subdomain: {
        label: 'Subdomain',
        help: 'What stands before .freshdesk.com in the address of your Freshdesk.',
        example: 'acme',
        pattern: '[A-Za-z0-9][A-Za-z0-9-]*',
      },
      api_key: {
        label: 'API key',
        secret: true,
        help: 'Under your picture, Profile settings, View API key. Resetting it there ends this connection.',
      },
    },
    // Freshdesk looks at no password, and wants one.
    basic: { user: '{api_key}', password: 'X' },
    check: me,
  }),
  verified: 'specified',
  docsUrl: 'https://developers.freshdesk.com/api/',
  rateLimits: '50 to 700 requests a minute for each Freshdesk, by plan',
  failure: freshdeskFailure,
  identity: {
    request: me,
    read: ({ id, contact: { email } }: { id: number; contact: { email?: string } }) => ({
      subject: String(id),
      ...(email && { label: email }),
    }),
  },
  tools: [
    searchTickets,
    listTickets,
    getTicket,
    createTicket,
    replyToTicket,
    updateTicket,
    addNote,
    listContacts,
    createContact,
    listAgents,
  ],
})
