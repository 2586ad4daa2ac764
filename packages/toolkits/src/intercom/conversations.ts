import { defineTool, get, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import {
  conversation,
  conversationId,
  type IntercomConversation,
  nextCursor,
  nextCursorOf,
  type Pages,
  paging,
  part,
  readConversation,
  readParts,
  searchBody,
  seconds,
} from './fields.ts'

const time = z.iso.datetime({ offset: true }).optional()

export const searchConversations = defineTool({
  slug: 'INTERCOM_SEARCH_CONVERSATIONS',
  name: 'Search conversations',
  description: 'Find conversations with customers by state, who has them, customer or time.',
  effect: 'read',
  important: true,
  keywords: ['inbox', 'chats', 'open', 'unanswered', 'support', 'messages', 'tickets', 'list'],
  input: z.object({
    state: z.enum(['open', 'closed', 'snoozed']).optional().describe('How far they are.'),
    contact_id: z.string().optional().describe('Only with this customer: `id` of a contact.'),
    admin_assignee_id: z.string().optional().describe('`id` of the teammate who has them.'),
    text: z.string().optional().describe('One word of what they began with.'),
    updated_after: time.describe('Only those with news since then.'),
    updated_before: time.describe('Only those without news since then.'),
    ...paging,
  }),
  output: z.object({
    conversations: z.array(conversation),
    total_count: z.number().optional(),
    next_cursor: nextCursor,
  }),
  request: (input) =>
    post(
      '/conversations/search',
      searchBody(
        [
          { field: 'state', operator: '=', value: input.state },
          { field: 'contact_ids', operator: '=', value: input.contact_id },
          { field: 'admin_assignee_id', operator: '=', value: input.admin_assignee_id },
          { field: 'source.body', operator: '=', value: input.text },
          // Intercom wants at least one condition.
          { field: 'updated_at', operator: '>', value: seconds(input.updated_after) ?? 0 },
          { field: 'updated_at', operator: '<', value: seconds(input.updated_before) },
        ],
        input,
      ),
    ),
  response: ({ conversations, total_count, pages }: Found) => ({
    conversations: conversations.map((one) => readConversation(one, 300)),
    total_count,
    next_cursor: nextCursorOf(pages),
  }),
})

interface Found {
  conversations: IntercomConversation[]
  total_count?: number
  pages?: Pages | null
}

export const getConversation = defineTool({
  slug: 'INTERCOM_GET_CONVERSATION',
  name: 'Get a conversation',
  description: 'Get one conversation with what was said in it, and notes of teammates.',
  effect: 'read',
  important: true,
  keywords: ['read', 'chat', 'thread', 'history', 'messages', 'details'],
  plan: [
    {
      tool: 'INTERCOM_SEARCH_CONVERSATIONS',
      to: 'find the conversation: its id is the conversation_id',
    },
  ],
  input: z.object({ conversation_id: conversationId }),
  output: conversation.extend({ parts: z.array(part).describe('At most 500, the oldest first.') }),
  request: ({ conversation_id }) => get(path`/conversations/${conversation_id}`),
  response: (body: IntercomConversation) => ({
    ...readConversation(body, 5000),
    parts: readParts(body),
  }),
})
