import { z } from 'zod'
import { clip } from '../clip.ts'

const id = z.string().regex(/^\d{15,20}$/, "Discord's ids are digits alone.")

export const guildId = id.describe('`id` of the server, from DISCORDBOT_LIST_MY_GUILDS.')
export const channelId = id.describe(
  '`id` of the channel or thread, from DISCORDBOT_LIST_GUILD_CHANNELS or DISCORDBOT_CREATE_DM.',
)
export const messageId = id.describe('`id` of the message, from DISCORDBOT_LIST_MESSAGES.')
export const userId = id.describe('`id` of the person, from DISCORDBOT_SEARCH_GUILD_MEMBERS.')
export const position = id.optional()

/** What tools do first that take the id of a channel. */
export const findChannel = [
  { tool: 'DISCORDBOT_LIST_MY_GUILDS', to: 'learn the guild_id of the server' },
  { tool: 'DISCORDBOT_LIST_GUILD_CHANNELS', to: 'learn the channel_id' },
]

/** What lists answer about the page after. */
export const nextCursor = z.string().nullable()

/** The last id of a page that is full: there may be more after it. */
export function lastOfFull(page: readonly { id: string }[], limit: number): string | null {
  return (page.length >= limit && page.at(-1)?.id) || null
}

/** A message, as a model needs it. */
export const message = z.object({
  id: z.string(),
  channel_id: z.string(),
  author: z.string().describe('Username.'),
  author_id: z.string().describe('Written as <@id>, it mentions them.'),
  bot: z.boolean().optional(),
  content: z.string(),
  timestamp: z.string(),
  edited_timestamp: z.string().nullish(),
  reply_to: z.string().optional().describe('`id` of the message that it answers.'),
  attachments: z
    .array(z.object({ filename: z.string(), url: z.string(), size: z.number() }))
    .optional(),
  embeds: z
    .array(z.object({ title: z.string().optional(), url: z.string().optional() }))
    .optional(),
  thread_id: z.string().optional().describe('`channel_id` of the thread below it.'),
})

type Message = z.input<typeof message>

/** A message, as Discord answers it. */
export interface DiscordMessage
  extends Omit<Message, 'author' | 'author_id' | 'bot' | 'reply_to' | 'thread_id'> {
  author: { id: string; username: string; bot?: boolean }
  message_reference?: { message_id?: string }
  thread?: { id: string }
}

/** A message with a text of at most this many characters. */
export function readMessage(source: DiscordMessage, length: number): Message {
  const { author, message_reference, thread, attachments, embeds, ...rest } = source
  return {
    ...rest,
    author: author.username,
    author_id: author.id,
    content: clip(source.content, length),
    ...(author.bot && { bot: true }),
    ...(message_reference?.message_id && { reply_to: message_reference.message_id }),
    ...(attachments?.length && { attachments }),
    ...(embeds?.length && { embeds }),
    ...(thread && { thread_id: thread.id }),
  }
}
