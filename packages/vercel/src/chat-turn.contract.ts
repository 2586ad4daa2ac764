import type { CreateSessionConfig } from '@maillon/core'
import {
  convertToModelMessages,
  createUIMessageStream,
  isStepCount,
  type LanguageModel,
  readUIMessageStream,
  streamText,
  type ToolApprovalConfiguration,
  type ToolSet,
  toUIMessageStream,
  type UIMessage,
} from 'ai'
import { type MaillonDataParts, writeConnectPart } from './connect-part.ts'
import { type MailWorld, mail } from './mail-world.contract.ts'
import { resumeCalls } from './resume-calls.ts'
import { toolApproval } from './tool-approval.ts'

export type ChatMessage = UIMessage<never, MaillonDataParts>

export interface ChatTurn {
  world: MailWorld
  sessionId: string
  model: LanguageModel
  /** As the page has them. */
  messages: ChatMessage[]
  signal?: AbortSignal
  stopWhen?: Parameters<typeof streamText>[0]['stopWhen']
  toolApproval?: ToolApprovalConfiguration<ToolSet, unknown>
}

/** One request of a chat page: what an app's route does, then what the page makes of its answer. */
export async function chatTurn({ world, sessionId, messages, signal, ...options }: ChatTurn) {
  const stream = createUIMessageStream<ChatMessage>({
    originalMessages: messages,
    onError: String,
    async execute({ writer }) {
      const client = world.client({
        onConnectionRequired: (event) => writeConnectPart(writer, event),
      })
      const session = await client.use(sessionId)
      const tools = await session.tools()
      const resumed = await resumeCalls({ session, messages, writer, signal })
      const answer = streamText({
        toolApproval,
        stopWhen: isStepCount(5),
        ...options,
        tools,
        messages: await convertToModelMessages(resumed, { tools }),
        ...(signal && { abortSignal: signal }),
      })
      writer.merge(toUIMessageStream({ stream: answer.stream, tools }))
    },
  })
  const [forPage, forTest] = stream.tee()
  const last = messages.at(-1)
  const chunks: unknown[] = []
  const read = (async () => {
    for await (const chunk of forTest) chunks.push(chunk)
  })()
  let answer: ChatMessage | undefined
  const goingOn = last?.role === 'assistant' ? { message: structuredClone(last) } : {}
  for await (const message of readUIMessageStream<ChatMessage>({ stream: forPage, ...goingOn })) {
    answer = message
  }
  await read
  if (!answer) throw new Error(`The page has no answer: ${JSON.stringify(chunks)}`)
  const before = last?.role === 'assistant' ? messages.slice(0, -1) : messages
  return { chunks, answer, messages: [...before, answer] }
}

/** What the user says. */
export function said(text: string): ChatMessage {
  return { id: `user ${text}`, role: 'user', parts: [{ type: 'text', text }] }
}

/** The Connect cards of a message. */
export function cards({ parts }: ChatMessage) {
  return parts.filter((part) => part.type === 'data-connect')
}

/** What a message shows, part by part: a text, a tool's name, a card's status. */
export function outline({ parts }: ChatMessage): string[] {
  return parts.flatMap((part) => {
    if (part.type === 'text') return [part.text]
    if (part.type === 'data-connect') return [part.data.status]
    return part.type === 'dynamic-tool' ? [part.toolName] : []
  })
}

/** A chat page of a user, whose session has tools for mail. */
export async function startChat(world: MailWorld, config: CreateSessionConfig) {
  const { sessionId } = await world.client().create('user_1', config)
  return { world, sessionId }
}

/** A session that lists the tools themselves. */
export const direct = {
  toolkits: ['resend'],
  sessionPreset: 'direct_tools',
  manageConnections: true,
} as const

/** One mail. */
export const send = ['RESEND_SEND_EMAIL', mail] as const

/** Two mails at once. */
export const both = [
  'COMPOSIO_MULTI_EXECUTE_TOOL',
  {
    tools: [
      { tool_slug: 'RESEND_SEND_EMAIL', arguments: mail },
      { tool_slug: 'RESEND_SEND_EMAIL', arguments: { ...mail, subject: 'Bread' } },
    ],
  },
] as const
