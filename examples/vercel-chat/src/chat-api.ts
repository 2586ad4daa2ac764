import { Maillon, type MaillonOptions } from '@maillon/core'
import {
  connectHandler,
  resumeCalls,
  toolApproval,
  VercelProvider,
  writeConnectPart,
} from '@maillon/vercel'
import {
  convertToModelMessages,
  createUIMessageStream,
  createUIMessageStreamResponse,
  isStepCount,
  type LanguageModel,
  streamText,
  toUIMessageStream,
} from 'ai'
import { Hono } from 'hono'
import type { ChatMessage } from './chat-message.ts'
import { createChats } from './chats.ts'
import { signedIn } from './signed-in.ts'

export interface ChatApiOptions {
  engine: NonNullable<MaillonOptions<never>['engine']>
  model: LanguageModel
  /** For the page to say who answers. */
  modelName: string
}

/** What the page asks: the chat itself, whether an account is connected by now, and what there is to connect. */
export function chatApi({ engine, model, modelName }: ChatApiOptions) {
  const maillon = new Maillon({ engine })
  const chats = createChats(maillon)

  const api = new Hono().basePath('/api').use(signedIn)

  api.get('/chat', async (context) => context.json((await chats.of(context.var.userId)).messages))

  api.post('/chat', async (context) => {
    const { messages } = await context.req.json<{ messages: ChatMessage[] }>()
    const chat = await chats.of(context.var.userId)
    chat.messages = messages
    const { signal } = context.req.raw
    const stream = createUIMessageStream<ChatMessage>({
      originalMessages: messages,
      async execute({ writer }) {
        const provider = new VercelProvider({
          onConnectionRequired: (event) => writeConnectPart(writer, event),
        })
        const session = await new Maillon({ engine, provider }).use(chat.sessionId)
        const tools = await session.tools()
        const resumed = await resumeCalls({ session, messages, writer, signal })
        const answer = streamText({
          model,
          tools,
          toolApproval,
          instructions,
          messages: await convertToModelMessages(resumed, { tools }),
          stopWhen: isStepCount(10),
          abortSignal: signal,
        })
        writer.merge(toUIMessageStream({ stream: answer.stream, tools }))
      },
      // Also when the person pressed Stop; who wrote on meanwhile has the chat further than this.
      onEnd(end) {
        if (chat.messages === messages) chat.messages = end.messages
      },
    })
    return createUIMessageStreamResponse({ stream })
  })

  api.post('/connect', (context) =>
    connectHandler({ maillon, authorize: () => context.var.userId })(context.req.raw),
  )

  api.get('/about', async (context) => {
    const session = await maillon.use((await chats.of(context.var.userId)).sessionId)
    const { items } = await session.toolkits()
    const toolkits = items.map(({ slug, name, logo }) => ({ slug, name, logo }))
    return context.json({ modelName, toolkits })
  })

  return api
}

const instructions =
  "You help with the user's own accounts. Where an account is not connected, the app shows a card to connect it: " +
  'say in one sentence what it is needed for, and write no link. The app itself asks before it sends or changes ' +
  'something, as soon as you make the call: do not ask yourself. Make a call again that answers approval_required, and ' +
  'none that was denied. Answer briefly.'
