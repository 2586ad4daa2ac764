import { multipart, post, type ToolRequest, type Upstream } from '@maillon/core/toolkit'
import { z } from 'zod'

/** One of Telegram's methods; what it takes goes as JSON. */
export function method(name: string, parameters: Record<string, unknown> = {}): ToolRequest {
  return post(`/${name}`, parameters)
}

/**
 * A method that takes a file: by its address on the web as JSON, or the file itself as a part of a form, in which what is
 * no text is JSON.
 */
export async function methodWithFile(
  upstream: Upstream,
  name: string,
  {
    field,
    file,
    ...parameters
  }: { field: string; file?: string | undefined; [name: string]: unknown },
): Promise<ToolRequest> {
  if (file === undefined) return method(name, parameters)
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined)
  return {
    method: 'POST',
    path: `/${name}`,
    ...multipart([
      ...given.map(([member, value]) => ({
        name: member,
        text: typeof value === 'string' ? value : JSON.stringify(value),
      })),
      { name: field, file: await upstream.file(file) },
    ]),
  }
}

/** What a method answers. */
export const resultOf = ({ result }: { result: never }) => result

export const chatId = z
  .union([z.int(), z.string().regex(/^(@\w+|-?\d+)$/, 'A number, or @ and a name.')])
  .describe('`chat.id` of a message, or the `@name` of a public channel or group.')

export const messageId = z.int().positive().describe('`message_id` of the message.')

const person = z.object({
  id: z.number(),
  is_bot: z.boolean().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  username: z.string().optional(),
})

/** A chat, as a model needs it: with a person it has their name, otherwise a title. */
export const chat = z.object({
  id: z.number(),
  type: z.string().describe('`private`, `group`, `supergroup` or `channel`.'),
  title: z.string().optional(),
  username: z.string().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
})

/** A message, as a model needs it. */
export const message = z.object({
  message_id: z.number(),
  date: z.number().describe('Seconds since 1970.'),
  chat,
  from: person.optional(),
  text: z.string().optional(),
  caption: z.string().optional().describe('What is written below a picture or file.'),
  reply_to_message: z.object({ message_id: z.number(), text: z.string().optional() }).optional(),
})

export const member = z.object({
  user: person,
  status: z.string().describe('`creator` or `administrator`.'),
  custom_title: z.string().optional(),
})

/** How a message goes out. */
export const sending = {
  parse_mode: z
    .enum(['HTML', 'MarkdownV2'])
    .optional()
    .describe(
      'How the text is marked up; plain when left out. HTML knows b, i, u, s, a, code, pre.',
    ),
  disable_notification: z.boolean().optional().describe('True arrives without a sound.'),
  reply_to_message_id: z.int().optional().describe('`message_id` of the message that it answers.'),
}

/** Telegram wants the message that is answered in an object. */
export function withReply<Rest extends object>({
  reply_to_message_id,
  ...rest
}: Rest & { reply_to_message_id?: number | undefined }) {
  return {
    ...rest,
    ...(reply_to_message_id !== undefined && {
      reply_parameters: { message_id: reply_to_message_id },
    }),
  }
}
