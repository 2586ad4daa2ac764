import { MaillonError } from '@maillon/core'
import { defineTool, fileOutput, get, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import {
  channelId,
  type DiscordMessage,
  findChannel,
  lastOfFull,
  message,
  messageId,
  nextCursor,
  position,
  readMessage,
} from './fields.ts'

export const listMessages = defineTool({
  slug: 'DISCORDBOT_LIST_MESSAGES',
  name: 'List messages of a channel',
  description:
    'Read the messages of a channel, a thread or a direct conversation with the bot, the newest first.',
  effect: 'read',
  important: true,
  keywords: ['history', 'chat', 'conversation', 'catch up', 'summarize', 'what was said'],
  plan: findChannel,
  input: z
    .object({
      channel_id: channelId,
      limit: z.int().min(1).max(100).default(25).describe('How many, at most 100.'),
      before: position.describe(
        'Only those before this message: `next_cursor` of the page before. At most one of before, after and around.',
      ),
      after: position.describe('Only those after the message with this `id`.'),
      around: position.describe('Those before and after the message with this `id`.'),
    })
    .refine(
      ({ before, after, around }) => [before, after, around].filter(Boolean).length <= 1,
      'Give at most one of before, after and around.',
    ),
  output: z.object({
    messages: z.array(message),
    next_cursor: nextCursor.describe('`before` of the next page, of older ones; null on the last.'),
  }),
  request: ({ channel_id, ...query }) => get(path`/channels/${channel_id}/messages`, query),
  response: (list: DiscordMessage[], { limit, after, around }) => ({
    messages: list.map((one) => readMessage(one, 1000)),
    next_cursor: after || around ? null : lastOfFull(list, limit),
  }),
})

export const getMessage = defineTool({
  slug: 'DISCORDBOT_GET_MESSAGE',
  name: 'Get a message',
  description: 'Get one message of a channel with its whole text.',
  effect: 'read',
  keywords: ['open', 'read', 'details'],
  plan: findChannel,
  input: z.object({ channel_id: channelId, message_id: messageId }),
  output: message,
  request: ({ channel_id, message_id }) =>
    get(path`/channels/${channel_id}/messages/${message_id}`),
  response: (one: DiscordMessage) => readMessage(one, 4000),
})

export const downloadAttachment = defineTool({
  slug: 'DISCORDBOT_DOWNLOAD_ATTACHMENT',
  name: 'Download an attachment',
  description:
    'Get a file that is attached to a message: its id is what tools that take a file are given.',
  effect: 'read',
  keywords: ['file', 'picture', 'image', 'pdf', 'save', 'open'],
  plan: [
    { tool: 'DISCORDBOT_LIST_MESSAGES', to: 'find the message and the filename of its attachment' },
  ],
  input: z.object({
    channel_id: channelId,
    message_id: messageId,
    filename: z.string().describe('`filename` of the attachment.'),
  }),
  output: z.object({ file: fileOutput() }),
  run: async ({ channel_id, message_id, filename }, upstream) => {
    const address = path`/channels/${channel_id}/messages/${message_id}`
    const { attachments = [] } = (await upstream.call(get(address))) as DiscordMessage
    const found = attachments.find((one) => one.filename === filename)
    if (!found) {
      throw new MaillonError('upstream_error', {
        message: 'The message has no such attachment.',
        hint: `It has: ${attachments.map((one) => one.filename).join(', ') || 'none'}.`,
      })
    }
    const request = { ...get(found.url), anonymous: true }
    return { file: await upstream.download(request, { name: filename }) }
  },
})
