import { defineTool } from '@maillon/core/toolkit'
import { z } from 'zod'
import { channel, method, next, nextCursor, type Page, paging } from './fields.ts'

const channelFacts = z.object({
  id: z.string().describe('`channel` of other tools.'),
  name: z.string().optional(),
  is_private: z.boolean().optional(),
  is_member: z.boolean().optional().describe('Whether this app is in it.'),
  is_archived: z.boolean().optional(),
  num_members: z.number().optional(),
  topic: z.object({ value: z.string() }).optional(),
  purpose: z.object({ value: z.string() }).optional(),
})

interface Channels extends Page {
  channels: z.input<typeof channelFacts>[]
}

export const listChannels = defineTool({
  slug: 'SLACK_LIST_ALL_CHANNELS',
  name: 'List channels',
  description:
    'List channels of the workspace with ids, topics and sizes. Private ones only where this app is a member.',
  effect: 'read',
  important: true,
  scopes: ['channels:read', 'groups:read'],
  keywords: ['rooms', 'conversations', 'find'],
  input: z.object({
    types: z
      .string()
      .default('public_channel')
      .describe('Which kinds, comma between them: public_channel, private_channel.'),
    exclude_archived: z.boolean().default(true).describe('Whether to leave out archived ones.'),
    ...paging,
  }),
  output: z.object({ channels: z.array(channelFacts), next_cursor: nextCursor }),
  request: (input) => method('conversations.list', input),
  response: (body: Channels) => ({ ...body, ...next(body) }),
})

export const joinChannel = defineTool({
  slug: 'SLACK_JOIN_AN_EXISTING_CONVERSATION',
  name: 'Join channel',
  description:
    'Make this app a member of a public channel, which it has to be before it reads there.',
  effect: 'write',
  idempotent: true,
  scopes: ['channels:join'],
  keywords: ['enter', 'member', 'not_in_channel'],
  input: z.object({ channel }),
  output: z.object({ channel: channelFacts }),
  request: (input) => method('conversations.join', input),
})
