import { defineTool, get, path, post, type Upstream } from '@maillon/core/toolkit'
import { z } from 'zod'
import {
  adminId,
  conversation,
  conversationId,
  type IntercomConversation,
  readConversation,
  seconds,
} from './fields.ts'

/** Who speaks: Intercom wants to be told with each change. */
async function adminOf(admin: string | undefined, upstream: Upstream): Promise<string> {
  if (admin !== undefined) return admin
  const { id } = (await upstream.call(get('/me'))) as { id: string }
  return id
}

export const replyToConversation = defineTool({
  slug: 'INTERCOM_REPLY_TO_CONVERSATION',
  name: 'Reply to a conversation',
  description: 'Answer the customer of a conversation, or add a note that only teammates see.',
  effect: 'write',
  important: true,
  keywords: ['respond', 'answer', 'message', 'chat', 'note', 'customer', 'send'],
  plan: [{ tool: 'INTERCOM_GET_CONVERSATION', to: 'read what was said before' }],
  input: z.object({
    conversation_id: conversationId,
    body: z.string().min(1).describe('The text; simple HTML is shown as such.'),
    message_type: z
      .enum(['comment', 'note'])
      .describe('`comment` goes to the customer; `note` is for teammates alone.'),
    admin_id: adminId,
  }),
  output: conversation,
  run: async ({ conversation_id, admin_id, ...rest }, upstream) => {
    const admin = await adminOf(admin_id, upstream)
    const request = post(path`/conversations/${conversation_id}/reply`, {
      ...rest,
      type: 'admin',
      admin_id: admin,
    })
    return readConversation((await upstream.call(request)) as IntercomConversation, 500)
  },
})

export const manageConversation = defineTool({
  slug: 'INTERCOM_MANAGE_CONVERSATION',
  name: 'Close, open, snooze or assign',
  description:
    'Close a conversation, open it again, snooze it until a time, or give it to a teammate or team.',
  effect: 'write',
  idempotent: true,
  keywords: ['resolve', 'reopen', 'assign', 'later', 'hand over', 'status', 'chat'],
  plan: [
    {
      tool: 'INTERCOM_SEARCH_CONVERSATIONS',
      to: 'find the conversation: its id is the conversation_id',
    },
  ],
  input: z.object({
    conversation_id: conversationId,
    action: z.enum(['close', 'open', 'snoozed', 'assignment']).describe('What becomes of it.'),
    snoozed_until: z.iso
      .datetime({ offset: true })
      .optional()
      .describe('When it comes back; needed for `snoozed`.'),
    assignee_id: z
      .string()
      .optional()
      .describe('`id` of a teammate or team, needed for `assignment`; `0` is nobody.'),
    assignee_type: z.enum(['admin', 'team']).optional().describe('Of the assignee.'),
    admin_id: adminId,
  }),
  output: conversation,
  run: async (
    { conversation_id, action, snoozed_until, assignee_id, assignee_type, admin_id },
    upstream,
  ) => {
    const admin = await adminOf(admin_id, upstream)
    const request = post(path`/conversations/${conversation_id}/parts`, {
      message_type: action,
      admin_id: admin,
      ...(action === 'assignment' && { type: assignee_type ?? 'admin', assignee_id }),
      ...(action === 'snoozed' && { snoozed_until: seconds(snoozed_until) }),
      ...(action === 'close' && { type: 'admin' }),
    })
    return readConversation((await upstream.call(request)) as IntercomConversation, 500)
  },
})
