import { apiKey, defineToolkit, get, type Toolkit } from '@maillon/core/toolkit'
import { letterLogo } from '../letter-logo.ts'
import { discordFailure } from './failure.ts'
import { createDm, listChannels, listGuilds, searchMembers } from './guilds.ts'
import { downloadAttachment, getMessage, listMessages } from './messages.ts'
import {
  addReaction,
  createMessage,
  createThread,
  createThreadFromMessage,
  deleteMessage,
  updateMessage,
} from './write-messages.ts'

export type * from './tool-types.ts'

/** Discord, as a bot: Discord lets no app read or write messages for a person. */
export const discordbot: Toolkit = defineToolkit({
  slug: 'discordbot',
  name: 'Discord Bot',
  description: 'Discord servers, as a bot: read channels, write messages, find people.',
  logo: letterLogo('D', '#5865f2'),
  categories: ['communication'],
  version: '20261130_00',
  baseUrl: 'https://discord.com/api/v10',
  auth: apiKey({
    label: 'Bot token',
    prefix: 'Bot ',
    help:
      'Make an application at https://discord.com/developers/applications. Under Bot, reset the token, copy it, and allow ' +
      'the Message Content Intent. Under Installation, add the scope bot with the permissions View Channels, Send Messages, ' +
      'Send Messages in Threads, Attach Files, Create Public Threads, Read Message History and Add Reactions; open the install link there ' +
      'to add the bot to your server. Resetting the token ends this connection.',
    check: get('/users/@me'),
  }),
  verified: 'specified',
  docsUrl: 'https://docs.discord.com/developers/reference',
  rateLimits: '50 requests a second for each bot, and fewer for each channel',
  pitfalls: [
    'The text of messages is empty unless the bot has the Message Content Intent.',
    'A channel that the bot may not see answers Missing Access, and one that it may not write into Missing Permissions.',
  ],
  // The form in which Discord wants to be told what drives a bot.
  headers: { 'user-agent': 'DiscordBot (maillon, 1)' },
  failure: discordFailure,
  identity: {
    request: get('/users/@me'),
    read: ({ id, username }: { id: string; username: string }) => ({
      subject: id,
      label: username,
    }),
  },
  tools: [
    createMessage,
    listMessages,
    listChannels,
    listGuilds,
    getMessage,
    updateMessage,
    deleteMessage,
    addReaction,
    createThread,
    createThreadFromMessage,
    createDm,
    searchMembers,
    downloadAttachment,
  ],
})
