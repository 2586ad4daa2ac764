import { defineTool, get, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { userId, written } from './fields.ts'
import { scopes } from './messages.ts'

export const listLabels = defineTool({
  slug: 'GMAIL_LIST_LABELS',
  name: 'List labels',
  description:
    'List all labels of the mailbox with their ids, its own ones (INBOX, UNREAD, …) and those of the user.',
  effect: 'read',
  scopes,
  keywords: ['folders', 'categories', 'tags'],
  input: z.object({ user_id: userId }),
  output: z.object({
    labels: z.array(z.object({ id: z.string(), name: z.string(), type: z.string().optional() })),
  }),
  request: ({ user_id }) => get(path`/gmail/v1/users/${user_id}/labels`),
})

export const addLabel = defineTool({
  slug: 'GMAIL_ADD_LABEL_TO_EMAIL',
  name: 'Change labels of an email',
  description:
    'Add labels to a mail and take labels off it. Taking off UNREAD marks it read; taking off INBOX archives it; ' +
    'adding STARRED stars it.',
  effect: 'write',
  idempotent: true,
  scopes,
  keywords: ['mark', 'read', 'unread', 'archive', 'star', 'move', 'tag'],
  pitfalls: ["Labels go by id; a label of one's own has another id than its name."],
  plan: [
    { tool: 'GMAIL_FETCH_EMAILS', to: 'find the mail and its messageId' },
    { tool: 'GMAIL_LIST_LABELS', to: 'learn the ids of the labels' },
  ],
  input: z.object({
    message_id: z.string().describe('`messageId` of GMAIL_FETCH_EMAILS.'),
    add_label_ids: z
      .array(z.string())
      .default([])
      .describe('Ids of labels to add, from GMAIL_LIST_LABELS.'),
    remove_label_ids: z.array(z.string()).default([]).describe('Ids of labels to take off.'),
    user_id: userId,
  }),
  output: written,
  request: ({ message_id, add_label_ids, remove_label_ids, user_id }) =>
    post(path`/gmail/v1/users/${user_id}/messages/${message_id}/modify`, {
      addLabelIds: add_label_ids,
      removeLabelIds: remove_label_ids,
    }),
})
