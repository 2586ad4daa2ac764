import { Maillon, type Session } from '@maillon/core'
import { createTestEngine } from '@maillon/testkit'
import {
  createUIMessageStream,
  type generateText,
  type ToolLoopAgentSettings,
  type ToolSet,
  type UIMessage,
  type UIMessageStreamWriter,
} from 'ai'
import { expect, expectTypeOf, test } from 'vitest'
import {
  type ConnectPart,
  isWaitingForUser,
  type MaillonDataParts,
  resumeCalls,
  toolApproval,
  VercelProvider,
  type writeConnectPart,
} from './index.ts'

type ChatMessage = UIMessage<never, MaillonDataParts & { other: number }>
type Writer = UIMessageStreamWriter<ChatMessage>

test('a session gives the SDK’s own type of tools', async () => {
  const { engine, stop } = await createTestEngine()
  const maillon = new Maillon({ engine, provider: new VercelProvider() })
  const session = await maillon.create('user_1')
  expectTypeOf(session).toEqualTypeOf<Session<ToolSet>>()
  expectTypeOf(await session.tools()).toEqualTypeOf<ToolSet>()
  await stop()
})

test('a card is a part of the app’s own messages, and only of those that have it', () => {
  type Part = Extract<ChatMessage['parts'][number], { type: 'data-connect' }>
  expectTypeOf<Part['data']>().toEqualTypeOf<ConnectPart>()
  expectTypeOf<Parameters<typeof writeConnectPart>[0]>().toExtend<{ write: unknown }>()
  expectTypeOf<Writer>().toExtend<Parameters<typeof writeConnectPart>[0]>()
  type Stranger = UIMessageStreamWriter<UIMessage<never, { other: number }>>
  expectTypeOf<Stranger>().not.toExtend<Parameters<typeof writeConnectPart>[0]>()
})

test('calls are resumed with the app’s own messages', () => {
  const stream = createUIMessageStream<ChatMessage>({
    async execute({ writer }) {
      const session = {} as Session<ToolSet>
      const messages: ChatMessage[] = []
      const resumed = await resumeCalls({ session, messages, writer })
      expectTypeOf(resumed).toEqualTypeOf<ChatMessage[]>()
      expect(resumed).toBe(messages)
    },
  })
  expect(stream).toBeInstanceOf(ReadableStream)
})

test('what the SDK takes fits it', () => {
  type Run = Parameters<typeof generateText<ToolSet>>[0]
  expectTypeOf(toolApproval).toExtend<Run['toolApproval']>()
  expectTypeOf(isWaitingForUser()).toExtend<Run['stopWhen']>()
  expectTypeOf(toolApproval).toExtend<ToolLoopAgentSettings<never, ToolSet>['toolApproval']>()
})
