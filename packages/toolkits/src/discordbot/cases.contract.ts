import { AllowedMentionsTypes, API, ChannelType } from '@discordjs/core'
import { REST } from '@discordjs/rest'
import { expect } from 'vitest'
import type { ToolCase } from '../specified.contract.ts'

/** The client that most bots use, told to use the global fetch, which is what a capture sees. */
const api = () =>
  new API(
    new REST({
      version: '10',
      hashSweepInterval: 0,
      handlerSweepInterval: 0,
      makeRequest: (url, init) => fetch(url, init as never) as never,
    }).setToken('specified'),
  )

const guild = '100000000000000001'
const channel = '200000000000000001'
const id = '300000000000000001'
const person = '400000000000000001'

const answered = {
  id,
  type: 0,
  channel_id: channel,
  author: { id: person, username: 'ada', discriminator: '0', avatar: null },
  content: 'Which rope?',
  timestamp: '2026-11-26T09:00:00.000000+00:00',
  edited_timestamp: null,
  attachments: [],
  embeds: [],
  mentions: [],
  mention_roles: [],
  mention_everyone: false,
  tts: false,
  pinned: false,
}
const read = {
  id,
  channel_id: channel,
  author: 'ada',
  author_id: person,
  content: 'Which rope?',
  timestamp: '2026-11-26T09:00:00.000000+00:00',
  edited_timestamp: null,
}
const file = { filename: 'rope.png', url: 'https://cdn.example.com/rope.png', size: 9 }
const thread = { id: '300000000000000002', name: 'Ropes', parent_id: channel }

/** Each tool beside the call of the client that means the same. */
export const cases: readonly ToolCase[] = [
  {
    slug: 'DISCORDBOT_CREATE_MESSAGE',
    input: { channel_id: channel, content: 'Which rope?', files: ['file_1'] },
    files: [{ name: 'größe.png', mimetype: 'image/png', text: 'PNG' }],
    answer: answered,
    sdk: () =>
      api().channels.createMessage(channel, {
        content: 'Which rope?',
        allowed_mentions: { parse: [AllowedMentionsTypes.User] },
        files: [{ name: 'größe.png', data: Buffer.from('PNG'), contentType: 'image/png' }],
      }),
    output: read,
  },
  {
    slug: 'DISCORDBOT_DOWNLOAD_ATTACHMENT',
    input: { channel_id: channel, message_id: id, filename: 'rope.png' },
    answer: ({ url }) =>
      url === file.url ? new Response('PNG') : { ...answered, attachments: [file] },
    headers: ['Authorization'],
    sdk: async () => {
      await api().channels.getMessage(channel, id)
      await fetch(file.url)
    },
    output: { file: expect.objectContaining({ name: 'rope.png', size: 3 }) },
  },
  {
    slug: 'DISCORDBOT_LIST_MESSAGES',
    input: { channel_id: channel, limit: 1, before: id },
    answer: [
      {
        ...answered,
        author: { ...answered.author, bot: true },
        content: 'x'.repeat(1001),
        attachments: [{ ...file, id: '5', proxy_url: file.url }],
        embeds: [{ type: 'link', title: 'Rope', url: 'https://example.com', color: 1 }],
        message_reference: { type: 0, message_id: '7', channel_id: channel },
        thread: { id: '8', type: 11 },
      },
    ],
    sdk: () => api().channels.getMessages(channel, { limit: 1, before: id }),
    output: {
      messages: [
        {
          ...read,
          bot: true,
          content: `${'x'.repeat(1000)} […]`,
          attachments: [file],
          embeds: [{ title: 'Rope', url: 'https://example.com' }],
          reply_to: '7',
          thread_id: '8',
        },
      ],
      next_cursor: id,
    },
  },
  {
    slug: 'DISCORDBOT_LIST_MESSAGES',
    input: { channel_id: channel, limit: 1, after: id },
    answer: [answered],
    sdk: () => api().channels.getMessages(channel, { limit: 1, after: id }),
    output: { messages: [read], next_cursor: null },
  },
  {
    slug: 'DISCORDBOT_GET_MESSAGE',
    input: { channel_id: channel, message_id: id },
    answer: answered,
    sdk: () => api().channels.getMessage(channel, id),
    output: read,
  },
  {
    slug: 'DISCORDBOT_CREATE_MESSAGE',
    input: {
      channel_id: channel,
      content: 'Which rope? @everyone',
      message_reference: { message_id: id },
    },
    answer: answered,
    sdk: () =>
      api().channels.createMessage(channel, {
        content: 'Which rope? @everyone',
        message_reference: { message_id: id },
        allowed_mentions: { parse: [AllowedMentionsTypes.User] },
      }),
    output: read,
  },
  {
    slug: 'DISCORDBOT_UPDATE_MESSAGE',
    input: {
      channel_id: channel,
      message_id: id,
      content: 'The red rope.',
      allowed_mentions: { parse: [] },
    },
    answer: { ...answered, content: 'The red rope.' },
    sdk: () =>
      api().channels.editMessage(channel, id, {
        content: 'The red rope.',
        allowed_mentions: { parse: [] },
      }),
    output: { ...read, content: 'The red rope.' },
  },
  {
    slug: 'DISCORDBOT_DELETE_MESSAGE',
    input: { channel_id: channel, message_id: id },
    answer: undefined,
    sdk: () => api().channels.deleteMessage(channel, id),
    output: { deleted: true },
  },
  {
    slug: 'DISCORDBOT_ADD_MY_MESSAGE_REACTION',
    input: { channel_id: channel, message_id: id, emoji_name: '👍' },
    answer: undefined,
    sdk: () => api().channels.addMessageReaction(channel, id, '👍'),
    output: { added: true },
  },
  {
    slug: 'DISCORDBOT_CREATE_THREAD',
    input: { channel_id: channel, name: 'Ropes' },
    answer: { ...thread, type: 11, guild_id: guild },
    sdk: () =>
      api().channels.createThread(channel, { name: 'Ropes', type: ChannelType.PublicThread }),
    output: thread,
  },
  {
    slug: 'DISCORDBOT_CREATE_THREAD_FROM_MESSAGE',
    input: { channel_id: channel, message_id: id, name: 'Ropes' },
    answer: { ...thread, type: 11, guild_id: guild },
    sdk: () => api().channels.createThread(channel, { name: 'Ropes' }, id),
    output: thread,
  },
  {
    slug: 'DISCORDBOT_LIST_MY_GUILDS',
    input: { limit: 1, after: '90000000000000001' },
    answer: [
      { id: guild, name: 'Climbers', owner: false, features: [], approximate_member_count: 9 },
    ],
    sdk: () => api().users.getGuilds({ limit: 1, after: '90000000000000001', with_counts: true }),
    output: {
      guilds: [{ id: guild, name: 'Climbers', approximate_member_count: 9 }],
      next_cursor: guild,
    },
  },
  {
    slug: 'DISCORDBOT_LIST_GUILD_CHANNELS',
    input: { guild_id: guild },
    answer: [
      { id: channel, type: 0, name: 'ropes', topic: 'Red ones', parent_id: '6', position: 1 },
      { id: '9', type: 99, name: 'new', parent_id: null },
    ],
    sdk: () => api().guilds.getChannels(guild),
    output: {
      channels: [
        { id: channel, kind: 'text', name: 'ropes', topic: 'Red ones', parent_id: '6' },
        { id: '9', kind: '99', name: 'new', parent_id: null },
      ],
    },
  },
  {
    slug: 'DISCORDBOT_SEARCH_GUILD_MEMBERS',
    input: { guild_id: guild, query: 'ad' },
    answer: [
      {
        user: { id: person, username: 'ada', global_name: 'Ada', avatar: null },
        nick: null,
        joined_at: '2026-01-01T00:00:00Z',
        roles: [],
      },
    ],
    sdk: () => api().guilds.searchForMembers(guild, { query: 'ad', limit: 25 }),
    output: {
      members: [
        {
          id: person,
          username: 'ada',
          global_name: 'Ada',
          nick: null,
          joined_at: '2026-01-01T00:00:00Z',
        },
      ],
    },
  },
  {
    slug: 'DISCORDBOT_CREATE_DM',
    input: { recipient_id: person },
    answer: { id: channel, type: 1, recipients: [] },
    sdk: () => api().users.createDM(person),
    output: { id: channel },
  },
]
