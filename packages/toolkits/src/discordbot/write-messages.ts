import {
  defineTool,
  del,
  fileInput,
  multipart,
  patch,
  path,
  post,
  put,
} from '@maillon/core/toolkit'
import { z } from 'zod'
import {
  channelId,
  type DiscordMessage,
  findChannel,
  message,
  messageId,
  readMessage,
} from './fields.ts'

const content = z
  .string()
  .min(1)
  .max(2000)
  .describe("The text, in Discord's Markdown, at most 2,000 characters; <@id> mentions a person.")

/** Discord's own default would let a text that an agent passes on ring everyone. */
const allowedMentions = z
  .object({
    parse: z
      .array(z.enum(['users', 'roles', 'everyone']))
      .default(['users'])
      .describe('Kinds of mentions that count.'),
  })
  .default({ parse: ['users'] })
  .describe('Whom the text may notify when it mentions them; people alone when left out.')

const read = (one: DiscordMessage) => readMessage(one, 4000)

export const createMessage = defineTool({
  slug: 'DISCORDBOT_CREATE_MESSAGE',
  name: 'Send a message',
  description:
    'Write a message, as the bot, into a channel, a thread or a direct conversation, with files if there are any, or ' +
    'answer a message there.',
  effect: 'write',
  important: true,
  keywords: ['post', 'send', 'say', 'reply', 'announce', 'chat', 'dm', 'attach', 'file', 'picture'],
  plan: findChannel,
  input: z.object({
    channel_id: channelId,
    content,
    message_reference: z
      .object({ message_id: messageId })
      .optional()
      .describe('The message that it answers.'),
    allowed_mentions: allowedMentions,
    files: z
      .array(fileInput('A file to attach.'))
      .max(10)
      .default([])
      .describe('Files to attach, by id (file_…); 10 MB each, more in boosted servers.'),
  }),
  output: message,
  run: async ({ channel_id, files, ...body }, upstream) => {
    const request = post(path`/channels/${channel_id}/messages`, body)
    if (files.length === 0) return read((await upstream.call(request)) as DiscordMessage)
    const attached = await Promise.all(files.map((id) => upstream.file(id)))
    const { json, ...rest } = request
    const form = multipart([
      ...attached.map((file, index) => ({ name: `files[${index}]`, file })),
      { name: 'payload_json', text: JSON.stringify(json) },
    ])
    return read((await upstream.call({ ...rest, ...form })) as DiscordMessage)
  },
})

export const updateMessage = defineTool({
  slug: 'DISCORDBOT_UPDATE_MESSAGE',
  name: 'Change a message',
  description: 'Replace the text of a message that the bot wrote.',
  effect: 'write',
  idempotent: true,
  keywords: ['edit', 'correct'],
  input: z.object({
    channel_id: channelId,
    message_id: messageId,
    content,
    allowed_mentions: allowedMentions,
  }),
  output: message,
  request: ({ channel_id, message_id, ...body }) =>
    patch(path`/channels/${channel_id}/messages/${message_id}`, body),
  response: read,
})

export const deleteMessage = defineTool({
  slug: 'DISCORDBOT_DELETE_MESSAGE',
  name: 'Delete a message',
  description:
    'Delete a message for good: one that the bot wrote, or any where it may manage messages.',
  effect: 'destroy',
  idempotent: true,
  keywords: ['remove', 'take back'],
  input: z.object({ channel_id: channelId, message_id: messageId }),
  output: z.object({ deleted: z.boolean() }),
  request: ({ channel_id, message_id }) =>
    del(path`/channels/${channel_id}/messages/${message_id}`),
  response: () => ({ deleted: true }),
})

export const addReaction = defineTool({
  slug: 'DISCORDBOT_ADD_MY_MESSAGE_REACTION',
  name: 'React to a message',
  description: 'Put an emoji below a message, as the bot.',
  effect: 'write',
  idempotent: true,
  keywords: ['emoji', 'like', 'thumbs up'],
  input: z.object({
    channel_id: channelId,
    message_id: messageId,
    emoji_name: z
      .string()
      .min(1)
      .describe('The emoji itself, 👍, or name:id of one of the server.'),
  }),
  output: z.object({ added: z.boolean() }),
  request: ({ channel_id, message_id, emoji_name }) =>
    put(path`/channels/${channel_id}/messages/${message_id}/reactions/${emoji_name}/@me`),
  response: () => ({ added: true }),
})

const name = z.string().min(1).max(100).describe('Title, at most 100 characters.')

const thread = z.object({
  id: z.string().describe('`channel_id` for messages in it.'),
  name: z.string(),
  parent_id: z.string().nullish().describe('The channel that it belongs to.'),
})

export const createThread = defineTool({
  slug: 'DISCORDBOT_CREATE_THREAD',
  name: 'Start a thread',
  description:
    'Start a public thread in a text channel. DISCORDBOT_CREATE_THREAD_FROM_MESSAGE starts it below a message.',
  effect: 'write',
  keywords: ['discussion', 'topic'],
  plan: findChannel,
  input: z.object({ channel_id: channelId, name }),
  output: thread,
  // 11 is a public thread; Discord makes a private one when the type is left out.
  request: ({ channel_id, ...body }) =>
    post(path`/channels/${channel_id}/threads`, { ...body, type: 11 }),
})

export const createThreadFromMessage = defineTool({
  slug: 'DISCORDBOT_CREATE_THREAD_FROM_MESSAGE',
  name: 'Start a thread below a message',
  description: 'Start a thread below a message of a channel.',
  effect: 'write',
  keywords: ['discussion', 'reply', 'topic'],
  input: z.object({ channel_id: channelId, message_id: messageId, name }),
  output: thread,
  request: ({ channel_id, message_id, ...body }) =>
    post(path`/channels/${channel_id}/messages/${message_id}/threads`, body),
})
