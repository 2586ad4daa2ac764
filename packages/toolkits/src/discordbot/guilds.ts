import { defineTool, get, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { guildId, lastOfFull, nextCursor, position, userId } from './fields.ts'

const guild = z.object({
  id: z.string().describe('`guild_id` for other tools.'),
  name: z.string(),
  approximate_member_count: z.number().optional(),
})

export const listGuilds = defineTool({
  slug: 'DISCORDBOT_LIST_MY_GUILDS',
  name: 'List servers',
  description: 'List the servers that the bot is a member of; Discord calls them guilds.',
  effect: 'read',
  important: true,
  keywords: ['guilds', 'communities', 'find'],
  input: z.object({
    limit: z.int().min(1).max(200).default(100).describe('How many, at most 200.'),
    after: position.describe('`next_cursor` of the page before; leave out for the first page.'),
  }),
  output: z.object({
    guilds: z.array(guild),
    next_cursor: nextCursor.describe('`after` of the next page; null on the last one.'),
  }),
  request: (query) => get('/users/@me/guilds', { ...query, with_counts: true }),
  response: (guilds: z.input<typeof guild>[], { limit }) => ({
    guilds,
    next_cursor: lastOfFull(guilds, limit),
  }),
})

/** What the numbers mean that say what a channel is: https://docs.discord.com/developers/resources/channel */
const kinds: Readonly<Record<number, string>> = {
  0: 'text',
  2: 'voice',
  4: 'category',
  5: 'announcement',
  13: 'stage',
  14: 'directory',
  15: 'forum',
  16: 'media',
}

const channel = z.object({
  id: z.string().describe('`channel_id` for other tools.'),
  name: z.string().optional(),
  kind: z.string().describe('Messages go into text and announcement channels.'),
  topic: z.string().nullish(),
  parent_id: z.string().nullish().describe('The category that it is in.'),
})

type DiscordChannel = Omit<z.input<typeof channel>, 'kind'> & { type: number }

export const listChannels = defineTool({
  slug: 'DISCORDBOT_LIST_GUILD_CHANNELS',
  name: 'List channels of a server',
  description: 'List all channels of a server with ids, kinds and topics, without its threads.',
  effect: 'read',
  important: true,
  keywords: ['rooms', 'find', 'categories'],
  plan: [{ tool: 'DISCORDBOT_LIST_MY_GUILDS', to: 'learn the guild_id of the server' }],
  input: z.object({ guild_id: guildId }),
  output: z.object({ channels: z.array(channel) }),
  request: ({ guild_id }) => get(path`/guilds/${guild_id}/channels`),
  response: (channels: DiscordChannel[]) => ({
    channels: channels.map(({ type, ...one }) => ({ ...one, kind: kinds[type] ?? `${type}` })),
  }),
})

const member = z.object({
  id: z
    .string()
    .describe('`recipient_id` for DISCORDBOT_CREATE_DM; <@id> in a text mentions them.'),
  username: z.string(),
  global_name: z.string().nullish().describe('The name that they show.'),
  nick: z.string().nullish().describe('Their name in this server.'),
  bot: z.boolean().optional(),
  joined_at: z.string().nullish(),
})

type User = Pick<z.input<typeof member>, 'id' | 'username' | 'global_name' | 'bot'>
type DiscordMember = Pick<z.input<typeof member>, 'nick' | 'joined_at'> & { user: User }

export const searchMembers = defineTool({
  slug: 'DISCORDBOT_SEARCH_GUILD_MEMBERS',
  name: 'Find members of a server',
  description: 'Find people of a server by how their username or nickname begins.',
  effect: 'read',
  keywords: ['users', 'people', 'who', 'look up'],
  plan: [{ tool: 'DISCORDBOT_LIST_MY_GUILDS', to: 'learn the guild_id of the server' }],
  input: z.object({
    guild_id: guildId,
    query: z.string().min(1).describe('How the name begins.'),
    limit: z.int().min(1).max(1000).default(25).describe('How many, at most 1,000.'),
  }),
  output: z.object({ members: z.array(member) }),
  request: ({ guild_id, ...query }) => get(path`/guilds/${guild_id}/members/search`, query),
  response: (members: DiscordMember[]) => ({
    members: members.map(({ user, nick, joined_at }) => ({ ...user, nick, joined_at })),
  }),
})

export const createDm = defineTool({
  slug: 'DISCORDBOT_CREATE_DM',
  name: 'Open a direct conversation',
  description:
    'Open the direct conversation of the bot with a person, or get the one that is there; DISCORDBOT_CREATE_MESSAGE writes into it.',
  effect: 'write',
  idempotent: true,
  keywords: ['direct message', 'private', 'whisper'],
  plan: [{ tool: 'DISCORDBOT_SEARCH_GUILD_MEMBERS', to: 'learn the id of the person' }],
  pitfalls: ['Who is in no server with the bot, or refuses messages of strangers, gets none.'],
  input: z.object({ recipient_id: userId }),
  output: z.object({ id: z.string().describe('`channel_id` for messages.') }),
  request: (body) => post('/users/@me/channels', body),
})
