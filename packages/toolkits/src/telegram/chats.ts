import { defineTool } from '@maillon/core/toolkit'
import { z } from 'zod'
import { chat, chatId, member, message, method, resultOf } from './fields.ts'

interface Update {
  message?: z.input<typeof message>
  channel_post?: z.input<typeof message>
}

export const getUpdates = defineTool({
  slug: 'TELEGRAM_GET_UPDATES',
  name: 'Read new messages',
  description: 'Read what was written to the bot in the last 24 hours, the oldest first.',
  effect: 'read',
  important: true,
  keywords: ['inbox', 'receive', 'incoming', 'chats', 'latest', 'who wrote'],
  pitfalls: [
    'It is refused while the bot has a webhook, and tells nothing that another program has taken already.',
  ],
  input: z.object({
    limit: z.int().min(1).max(100).default(50).describe('How many, at most 100.'),
  }),
  output: z.object({ messages: z.array(message) }),
  // Without an offset nothing is confirmed, so that the next call tells the same again.
  request: ({ limit }) =>
    method('getUpdates', { limit, allowed_updates: ['message', 'channel_post'] }),
  response: ({ result }: { result: Update[] }) => ({
    messages: result.flatMap((one) => one.message ?? one.channel_post ?? []),
  }),
})

export const getChat = defineTool({
  slug: 'TELEGRAM_GET_CHAT',
  name: 'Get a chat',
  description: 'Get the title, description and invite link of a chat.',
  effect: 'read',
  keywords: ['group', 'channel', 'info', 'details'],
  input: z.object({ chat_id: chatId }),
  output: chat.extend({
    bio: z.string().optional(),
    description: z.string().optional(),
    invite_link: z.string().optional(),
  }),
  request: (input) => method('getChat', input),
  response: resultOf,
})

export const getAdministrators = defineTool({
  slug: 'TELEGRAM_GET_CHAT_ADMINISTRATORS',
  name: 'List admins',
  description: 'List who runs a group or a channel, other bots left out.',
  effect: 'read',
  keywords: ['administrators', 'owner', 'moderators', 'members', 'people'],
  input: z.object({ chat_id: chatId }),
  output: z.object({ administrators: z.array(member) }),
  request: (input) => method('getChatAdministrators', input),
  response: ({ result }: { result: never[] }) => ({ administrators: result }),
})
