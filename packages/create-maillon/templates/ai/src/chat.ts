import { Maillon } from '@maillon/core'
import type { ConnectionRequired } from '@maillon/core/provider'
import type { Engine } from '@maillon/engine'
import {
  connectHandler,
  type MaillonDataParts,
  resumeCalls,
  VercelProvider,
  writeConnectPart,
} from '@maillon/vercel'
import {
  convertToModelMessages,
  createUIMessageStream,
  createUIMessageStreamResponse,
  isStepCount,
  streamText,
  toUIMessageStream,
  type UIMessage,
} from 'ai'
import { chatModel } from './model.ts'
import { sessionConfig, userId } from './session.ts'

/** A message, on the server and on the page. */
export type ChatMessage = UIMessage<never, MaillonDataParts>

/** What the page asks. */
export interface Chat {
  messages(): ChatMessage[]
  /** `POST { message }`, or nothing to go on with the last answer: a stream of the AI SDK. */
  answer(request: Request): Promise<Response>
  /** What a Connect card asks: whether its account is connected by now. */
  connect(request: Request): Promise<Response>
}

/** The chat of one user, kept in memory: a real app has one for each, in its database. */
export async function createChat(engine: Engine): Promise<Chat> {
  const maillon = new Maillon({ engine })
  const { sessionId } = await maillon.create(userId, sessionConfig)
  const model = await chatModel()
  let messages: ChatMessage[] = []

  return {
    messages: () => messages,
    connect: connectHandler({ maillon, authorize: () => userId }),
    async answer(request) {
      const { message } = (await request.json()) as { message?: ChatMessage }
      const asked = message ? [...messages, message] : messages
      messages = asked
      const stream = createUIMessageStream<ChatMessage>({
        originalMessages: asked,
        async execute({ writer }) {
          const required: ConnectionRequired[] = []
          const provider = new VercelProvider({
            onConnectionRequired: (event) => void required.push(event),
          })
          const showCards = () => {
            for (const event of required.splice(0)) writeConnectPart(writer, event)
          }
          const session = await new Maillon({ engine, provider }).use(sessionId)
          const tools = await session.tools()
          // What the last answer had to wait for runs now, once.
          const resumed = await resumeCalls({ session, messages: asked, writer })
          const answer = streamText({
            model,
            tools,
            instructions,
            messages: await convertToModelMessages(resumed, { tools }),
            stopWhen: isStepCount(10),
          })
          // A card stands below the sentence that asks for its account.
          for await (const chunk of toUIMessageStream<typeof tools, ChatMessage>({
            stream: answer.stream,
            tools,
            onError: problem,
          })) {
            if (chunk.type === 'error') showCards()
            writer.write(chunk)
            if (chunk.type === 'text-end') showCards()
          }
          showCards()
        },
        onError: problem,
        onEnd(end) {
          if (messages === asked) messages = end.messages
        },
      })
      return createUIMessageStreamResponse({ stream })
    },
  }
}

const instructions =
  "You help with the user's own accounts. Where one is not connected, the app shows a card to connect it: say in one " +
  'sentence what it is needed for, and write no link. Answer briefly.'

function problem(error: unknown): string {
  console.error(error)
  return 'The model gave no answer: the terminal of the app says why.'
}
