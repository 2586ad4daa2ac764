import { isGraphBubbleUp, MemorySaver } from '@langchain/langgraph'
import { scriptedSession } from '@maillon/testkit'
import { type AgentMiddleware, createAgent, toolRetryMiddleware } from 'langchain'
import { expect, test } from 'vitest'
import {
  hello,
  interruptingTools,
  modelThatCalls,
  resume,
  send,
  stops,
  thread,
  told,
} from './graph-agent.contract.ts'

/** An agent that retries, with what `docs/langchain.md` says. */
function retryingAgent(options: Parameters<typeof toolRetryMiddleware>[0]) {
  const session = scriptedSession({ asks: ['GMAIL_SEND_EMAIL'] })
  const agent = createAgent({
    model: modelThatCalls(send),
    tools: interruptingTools(session),
    checkpointer: new MemorySaver(),
    // Its types do not hold under exactOptionalPropertyTypes.
    middleware: [
      toolRetryMiddleware({ initialDelayMs: 0, ...options }) as unknown as AgentMiddleware,
    ],
  })
  return { session, agent }
}

test('[o] beside the retry middleware, what a call waits for is asked, and the call runs once', async () => {
  const { session, agent } = retryingAgent({
    onFailure: 'error',
    retryOn: (error) => !isGraphBubbleUp(error),
  })
  const stopped = await agent.invoke(hello, thread)
  expect(stops(stopped)).toMatchObject([{ value: { code: 'approval_required' } }])
  expect(session.asked).toHaveLength(1)
  const finished = await agent.invoke(resume({ approved: true }), thread)
  expect(told(finished)).toMatchObject([{ slug: 'GMAIL_SEND_EMAIL' }])
  expect(session.ran).toHaveLength(1)
})

test('[o] the retry middleware with other tools leaves these alone', async () => {
  const { agent } = retryingAgent({ tools: ['search_database'] })
  expect(stops(await agent.invoke(hello, thread))).toHaveLength(1)
})

test('[o] as it is by default, it swallows the question: once it does not, the docs need no section', async () => {
  const { session, agent } = retryingAgent({})
  expect(stops(await agent.invoke(hello, thread))).toEqual([])
  expect(session.ran).toEqual([])
})
