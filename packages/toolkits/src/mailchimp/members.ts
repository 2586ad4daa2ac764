import { defineTool, get, path, post, put } from '@maillon/core/toolkit'
import { z } from 'zod'
import { listId, member, only, paging, total } from './fields.ts'

export const listAudiences = defineTool({
  slug: 'MAILCHIMP_LIST_AUDIENCES',
  name: 'List audiences',
  description: 'List the audiences (mailing lists), with how many people are in each.',
  effect: 'read',
  important: true,
  keywords: ['lists', 'subscribers', 'newsletter', 'count'],
  input: z.object(paging),
  output: z.object({
    audiences: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        members: z.number().optional(),
        unsubscribed: z.number().optional(),
        open_rate: z.number().optional().describe('In per cent.'),
        click_rate: z.number().optional().describe('In per cent.'),
      }),
    ),
    total,
  }),
  request: (input) =>
    get('/lists', {
      ...input,
      fields: only('lists', [
        'id',
        'name',
        'stats.member_count',
        'stats.unsubscribe_count',
        'stats.open_rate',
        'stats.click_rate',
      ]),
    }),
  response: ({ lists, total_items }: { lists: List[]; total_items?: number }) => ({
    audiences: lists.map(({ stats = {}, ...rest }) => ({
      ...rest,
      members: stats.member_count,
      unsubscribed: stats.unsubscribe_count,
      open_rate: stats.open_rate,
      click_rate: stats.click_rate,
    })),
    total: total_items,
  }),
})

interface List {
  id: string
  name: string
  stats?: {
    member_count?: number
    unsubscribe_count?: number
    open_rate?: number
    click_rate?: number
  }
}

export const searchMembers = defineTool({
  slug: 'MAILCHIMP_SEARCH_MEMBERS',
  name: 'Search people',
  description: 'Find people by e-mail address or name, in one audience or all.',
  effect: 'read',
  important: true,
  keywords: ['subscribers', 'contacts', 'members', 'who', 'find'],
  input: z.object({
    query: z.string().min(1).describe('An address, or words of a name.'),
    list_id: listId.optional().describe('Only in this audience.'),
  }),
  output: z.object({
    members: z.array(member).describe('At most 30.'),
    total,
  }),
  request: (input) => get('/search-members', input),
  response: ({ exact_matches, full_search }: Found) => {
    // Who fits exactly is in both.
    const exact = new Set(exact_matches?.members.map(({ id }) => id))
    const others = (full_search?.members ?? []).filter(({ id }) => !exact.has(id))
    return {
      members: [...(exact_matches?.members ?? []), ...others],
      total: full_search?.total_items,
    }
  },
})

interface Found {
  exact_matches?: { members: z.input<typeof member>[] }
  full_search?: { members: z.input<typeof member>[]; total_items?: number }
}

const address = z.email().describe('Their e-mail address.')

export const getMember = defineTool({
  slug: 'MAILCHIMP_GET_MEMBER',
  name: 'Get a person',
  description: 'Get one person of an audience: whether they are subscribed, their fields and tags.',
  effect: 'read',
  keywords: ['subscriber', 'contact', 'status', 'subscribed', 'details'],
  plan: [{ tool: 'MAILCHIMP_LIST_AUDIENCES', to: 'learn the list_id' }],
  input: z.object({ list_id: listId, email_address: address }),
  output: member,
  request: ({ list_id, email_address }) => get(path`/lists/${list_id}/members/${email_address}`),
})

export const setMember = defineTool({
  slug: 'MAILCHIMP_ADD_OR_UPDATE_MEMBER',
  name: 'Add or change a person',
  description: 'Add a person to an audience, or change the one who has this address.',
  effect: 'write',
  idempotent: true,
  important: true,
  keywords: ['subscribe', 'unsubscribe', 'contact', 'newsletter', 'sign up', 'new', 'lead'],
  pitfalls: [
    'Who unsubscribed by themselves cannot be subscribed again; with status `pending` they are asked by mail.',
  ],
  plan: [{ tool: 'MAILCHIMP_LIST_AUDIENCES', to: 'learn the list_id' }],
  input: z.object({
    list_id: listId,
    email_address: address,
    status: z
      .enum(['subscribed', 'unsubscribed', 'pending', 'cleaned', 'transactional'])
      .optional()
      .describe('What becomes of who is there already; `pending` asks them by mail.'),
    status_if_new: z
      .enum(['subscribed', 'pending', 'transactional', 'unsubscribed'])
      .default('pending')
      .describe('For a new person; `subscribed` only where they agreed.'),
    merge_fields: z
      .record(z.string(), z.union([z.string(), z.number()]))
      .optional()
      .describe('Fields of the audience by tag, e.g. `{"FNAME": "Ana"}`.'),
  }),
  output: member,
  request: ({ list_id, ...rest }) =>
    put(path`/lists/${list_id}/members/${rest.email_address}`, rest),
})

export const tagMember = defineTool({
  slug: 'MAILCHIMP_TAG_MEMBER',
  name: 'Tag a person',
  description: 'Put tags on a person of an audience, or take them off.',
  effect: 'write',
  idempotent: true,
  keywords: ['label', 'segment', 'group', 'untag'],
  plan: [{ tool: 'MAILCHIMP_LIST_AUDIENCES', to: 'learn the list_id' }],
  input: z.object({
    list_id: listId,
    email_address: address,
    add: z.array(z.string()).default([]).describe('Tags to put on; new ones are made.'),
    remove: z.array(z.string()).default([]).describe('Tags to take off.'),
  }),
  output: z.object({ done: z.boolean() }),
  request: ({ list_id, email_address, add, remove }) =>
    post(path`/lists/${list_id}/members/${email_address}/tags`, {
      tags: [
        ...add.map((name) => ({ name, status: 'active' })),
        ...remove.map((name) => ({ name, status: 'inactive' })),
      ],
    }),
  response: () => ({ done: true }),
})
