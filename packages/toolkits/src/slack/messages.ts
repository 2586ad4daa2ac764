import { defineTool } from '@maillon/core/toolkit'
import { z } from 'zod'
import { channel, method, next, nextCursor, type Page, paging, timestamp } from './fields.ts'
import { slackFile } from './files.ts'

const message = z.object({
  ts: z.string().describe('Names the message in other tools.'),
  user: z.string().optional().describe('Id of who wrote it; SLACK_LIST_ALL_USERS has the names.'),
  text: z.string(),
  thread_ts: z.string().optional(),
  reply_count: z.number().optional(),
  reactions: z.array(z.object({ name: z.string(), count: z.number() })).optional(),
  files: z
    .array(slackFile.pick({ id: true, name: true, mimetype: true, size: true }))
    .optional()
    .describe('What was shared with it.'),
})

interface Messages extends Page {
  messages: z.input<typeof message>[]
  has_more?: boolean
}

const text = z
  .string()
  .min(1)
  .max(40_000)
  .describe("The text, in Slack's own markup: *bold*, _italic_, <https://…|link>, <@U024BE7LH>.")

export const sendMessage = defineTool({
  slug: 'SLACK_SEND_MESSAGE',
  name: 'Send message',
  description:
    'Write a message into a channel or, with `thread_ts`, into a thread. It appears under the name of the app.',
  effect: 'write',
  important: true,
  scopes: ['chat:write'],
  keywords: ['post', 'write', 'chat', 'notify', 'tell', 'reply'],
  pitfalls: [
    'A person is addressed by id, from SLACK_FIND_USER_BY_EMAIL_ADDRESS or SLACK_LIST_ALL_USERS; a name reaches nobody.',
  ],
  input: z.object({
    channel: channel.describe("A channel's id or name, or a person's id for a direct message."),
    text,
    thread_ts: z.string().optional().describe('`ts` of the message to answer below.'),
  }),
  output: z.object({ channel: z.string(), ts: z.string() }),
  request: (input) => method('chat.postMessage', input),
})

export const updateMessage = defineTool({
  slug: 'SLACK_UPDATES_A_SLACK_MESSAGE',
  name: 'Update message',
  description: 'Replace the text of a message that this app wrote.',
  effect: 'write',
  idempotent: true,
  scopes: ['chat:write'],
  keywords: ['edit', 'change', 'correct'],
  plan: [
    { tool: 'SLACK_LIST_ALL_CHANNELS', to: 'learn the id of the channel' },
    { tool: 'SLACK_FETCH_CONVERSATION_HISTORY', to: 'find the message and its ts' },
  ],
  input: z.object({ channel, ts: timestamp, text }),
  output: z.object({ channel: z.string(), ts: z.string(), text: z.string() }),
  request: (input) => method('chat.update', input),
})

export const deleteMessage = defineTool({
  slug: 'SLACK_DELETES_A_MESSAGE_FROM_A_CHAT',
  name: 'Delete message',
  description: 'Delete a message that this app wrote, for good.',
  effect: 'destroy',
  scopes: ['chat:write'],
  keywords: ['remove', 'undo'],
  plan: [
    { tool: 'SLACK_LIST_ALL_CHANNELS', to: 'learn the id of the channel' },
    { tool: 'SLACK_FETCH_CONVERSATION_HISTORY', to: 'find the message and its ts' },
  ],
  input: z.object({ channel, ts: timestamp }),
  output: z.object({ channel: z.string(), ts: z.string() }),
  request: (input) => method('chat.delete', input),
})

export const addReaction = defineTool({
  slug: 'SLACK_ADD_REACTION_TO_AN_ITEM',
  name: 'Add reaction',
  description: 'Put an emoji below a message.',
  effect: 'write',
  scopes: ['reactions:write'],
  keywords: ['emoji', 'like', 'thumbs up', 'acknowledge'],
  plan: [
    { tool: 'SLACK_LIST_ALL_CHANNELS', to: 'learn the id of the channel' },
    { tool: 'SLACK_FETCH_CONVERSATION_HISTORY', to: 'find the message and its ts' },
  ],
  input: z.object({
    channel,
    timestamp,
    name: z.string().describe('The emoji without colons, e.g. `thumbsup`.'),
  }),
  output: z.object({ ok: z.literal(true) }),
  request: (input) => method('reactions.add', input),
})

export const fetchHistory = defineTool({
  slug: 'SLACK_FETCH_CONVERSATION_HISTORY',
  name: 'Fetch conversation history',
  description: 'Read the messages of a channel, newest first, without the answers in threads.',
  effect: 'read',
  important: true,
  scopes: ['channels:history', 'groups:history'],
  keywords: ['read', 'messages', 'channel', 'today', 'summarize', 'catch up'],
  pitfalls: [
    'On not_in_channel call SLACK_JOIN_AN_EXISTING_CONVERSATION first.',
    'Answers in threads are not in it: SLACK_FETCH_MESSAGE_THREAD_FROM_A_CONVERSATION has them.',
  ],
  plan: [
    {
      tool: 'SLACK_LIST_ALL_CHANNELS',
      to: 'learn the id of the channel, and whether this app is a member',
    },
  ],
  input: z.object({
    channel,
    oldest: z.string().optional().describe('Only after this moment, in seconds since 1970.'),
    latest: z.string().optional().describe('Only before this moment, in seconds since 1970.'),
    ...paging,
  }),
  output: z.object({
    messages: z.array(message),
    has_more: z.boolean().optional(),
    next_cursor: nextCursor,
  }),
  request: (input) => method('conversations.history', input),
  response: (body: Messages) => ({ ...body, ...next(body) }),
})

export const fetchThread = defineTool({
  slug: 'SLACK_FETCH_MESSAGE_THREAD_FROM_A_CONVERSATION',
  name: 'Fetch a thread',
  description: 'Read a message and the answers below it, oldest first.',
  effect: 'read',
  scopes: ['channels:history', 'groups:history'],
  keywords: ['replies', 'answers', 'discussion'],
  plan: [
    { tool: 'SLACK_LIST_ALL_CHANNELS', to: 'learn the id of the channel' },
    { tool: 'SLACK_FETCH_CONVERSATION_HISTORY', to: 'find the message and its ts' },
  ],
  input: z.object({ channel, ts: timestamp, ...paging }),
  output: z.object({
    messages: z.array(message),
    has_more: z.boolean().optional(),
    next_cursor: nextCursor,
  }),
  request: (input) => method('conversations.replies', input),
  response: (body: Messages) => ({ ...body, ...next(body) }),
})
