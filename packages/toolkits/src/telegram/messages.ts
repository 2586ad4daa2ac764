import { defineTool, fileInput } from '@maillon/core/toolkit'
import { z } from 'zod'
import {
  chatId,
  message,
  messageId,
  method,
  methodWithFile,
  resultOf,
  sending,
  withReply,
} from './fields.ts'

export const sendMessage = defineTool({
  slug: 'TELEGRAM_SEND_MESSAGE',
  name: 'Send a message',
  description: 'Write a message into a chat with a person, a group or a channel.',
  effect: 'write',
  important: true,
  keywords: ['text', 'chat', 'notify', 'tell', 'dm', 'post', 'reply', 'write'],
  pitfalls: [
    'A bot cannot write first: a person has to have started it, and a group or channel to have added it.',
  ],
  plan: [{ tool: 'TELEGRAM_GET_UPDATES', to: 'learn the chat_id of who wrote to the bot' }],
  input: z.object({
    chat_id: chatId,
    text: z.string().min(1).max(4096).describe('The text, at most 4,096 characters.'),
    ...sending,
  }),
  output: message,
  request: (input) => method('sendMessage', withReply(input)),
  response: resultOf,
})

export const sendPhoto = defineTool({
  slug: 'TELEGRAM_SEND_PHOTO',
  name: 'Send a picture',
  description: 'Send a picture into a chat: a file, or one from the web.',
  effect: 'write',
  keywords: ['photo', 'image', 'screenshot', 'chart', 'post'],
  plan: [{ tool: 'TELEGRAM_GET_UPDATES', to: 'learn the chat_id of who wrote to the bot' }],
  input: z.object({
    chat_id: chatId,
    file: fileInput('The picture, at most 10 MB.').optional(),
    photo: z.url().optional().describe('Or its address, on the public web; at most 5 MB.'),
    caption: z.string().max(1024).optional().describe('What is written below.'),
    ...sending,
  }),
  output: message,
  run: async (input, upstream) =>
    resultOf(
      (await upstream.call(
        await methodWithFile(upstream, 'sendPhoto', { field: 'photo', ...withReply(input) }),
      )) as { result: never },
    ),
})

export const sendDocument = defineTool({
  slug: 'TELEGRAM_SEND_DOCUMENT',
  name: 'Send a document',
  description: 'Send a file of any kind into a chat, or a PDF, ZIP or GIF from the web.',
  effect: 'write',
  keywords: ['file', 'pdf', 'attachment', 'report', 'post'],
  plan: [{ tool: 'TELEGRAM_GET_UPDATES', to: 'learn the chat_id of who wrote to the bot' }],
  input: z.object({
    chat_id: chatId,
    file: fileInput('The file, at most 50 MB.').optional(),
    document: z.url().optional().describe('Or its address, on the public web; at most 20 MB.'),
    caption: z.string().max(1024).optional().describe('What is written below.'),
    ...sending,
  }),
  output: message,
  run: async (input, upstream) =>
    resultOf(
      (await upstream.call(
        await methodWithFile(upstream, 'sendDocument', { field: 'document', ...withReply(input) }),
      )) as { result: never },
    ),
})

export const editMessage = defineTool({
  slug: 'TELEGRAM_EDIT_MESSAGE',
  name: 'Change a message',
  description: 'Replace the text of a message that the bot sent.',
  effect: 'write',
  idempotent: true,
  keywords: ['edit', 'update', 'correct', 'text'],
  input: z.object({
    chat_id: chatId,
    message_id: messageId,
    text: z.string().min(1).max(4096).describe('The new text.'),
    parse_mode: sending.parse_mode,
  }),
  output: message,
  request: (input) => method('editMessageText', input),
  response: resultOf,
})

export const forwardMessage = defineTool({
  slug: 'TELEGRAM_FORWARD_MESSAGE',
  name: 'Forward a message',
  description: 'Forward a message from one chat to another.',
  effect: 'write',
  keywords: ['share', 'copy', 'pass on'],
  input: z.object({
    chat_id: chatId.describe('Where it goes: `chat.id`, or the `@name` of a channel.'),
    from_chat_id: chatId.describe('Where it is.'),
    message_id: messageId,
  }),
  output: message,
  request: (input) => method('forwardMessage', input),
  response: resultOf,
})

const done = z.object({ done: z.boolean() })
const readDone = ({ result }: { result: boolean }) => ({ done: result })

export const pinMessage = defineTool({
  slug: 'TELEGRAM_PIN_MESSAGE',
  name: 'Pin a message',
  description:
    'Pin a message at the top of a chat; in groups and channels the bot has to be an admin.',
  effect: 'write',
  idempotent: true,
  keywords: ['highlight', 'stick', 'top'],
  input: z.object({
    chat_id: chatId,
    message_id: messageId,
    disable_notification: sending.disable_notification,
  }),
  output: done,
  request: (input) => method('pinChatMessage', input),
  response: readDone,
})

export const deleteMessage = defineTool({
  slug: 'TELEGRAM_DELETE_MESSAGE',
  name: 'Delete a message',
  description: 'Delete a message for everybody, within 48 hours after it was sent.',
  effect: 'destroy',
  keywords: ['remove', 'unsend', 'retract'],
  input: z.object({ chat_id: chatId, message_id: messageId }),
  output: done,
  request: (input) => method('deleteMessage', input),
  response: readDone,
})
