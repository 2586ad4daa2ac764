import { apiKeys, defineToolkit, type Toolkit } from '@maillon/core/toolkit'
import { letterLogo } from '../letter-logo.ts'
import { getAdministrators, getChat, getUpdates } from './chats.ts'
import { telegramFailure } from './failure.ts'
import { method } from './fields.ts'
import {
  deleteMessage,
  editMessage,
  forwardMessage,
  pinMessage,
  sendDocument,
  sendMessage,
  sendPhoto,
} from './messages.ts'

export type * from './tool-types.ts'

/** Telegram, as a bot: write into chats, groups and channels, read what is written to it. */
export const telegram: Toolkit = defineToolkit({
  slug: 'telegram',
  name: 'Telegram',
  description: 'Telegram, as a bot: write into chats, groups and channels, read what it is told.',
  logo: letterLogo('T', '#26a5e4'),
  categories: ['communication'],
  version: '20261130_01',
  baseUrl: 'https://api.telegram.org',
  auth: apiKeys({
    fields: {
      token: {
        label: 'Bot token',
        secret: true,
        pattern: '[0-9]+:[A-Za-z0-9_-]+',
        example: '123456:AbCdEf-1234',
        help:
          'Write /newbot to @BotFather in Telegram (https://t.me/BotFather), or /token for a bot that you have, and copy ' +
          'the token. To read what is said in groups, turn its group privacy off there. /revoke ends this connection.',
      },
    },
    path: '/bot{token}',
    check: method('getMe'),
  }),
  verified: 'specified',
  docsUrl: 'https://core.telegram.org/bots/api',
  rateLimits: 'one message a second into a chat, 20 a minute into a group, 30 a second in all',
  failure: telegramFailure,
  identity: {
    request: method('getMe'),
    read: ({ result: { id, username } }: { result: { id: number; username?: string } }) => ({
      subject: String(id),
      ...(username && { label: `@${username}` }),
    }),
  },
  tools: [
    sendMessage,
    getUpdates,
    sendPhoto,
    sendDocument,
    editMessage,
    forwardMessage,
    pinMessage,
    deleteMessage,
    getChat,
    getAdministrators,
  ],
})
