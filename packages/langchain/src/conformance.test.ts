import { AIMessage, ToolMessage } from '@langchain/core/messages'
import { fakeModel } from '@langchain/core/testing'
import { convertToOpenAITool } from '@langchain/core/utils/function_calling'
import { MemorySaver } from '@langchain/langgraph'
import { type AdapterDriver, adapterCases, type ModelCall, waitingCases } from '@maillon/testkit'
import { createAgent } from 'langchain'
import { describe, test } from 'vitest'
import { LangChainProvider, type LangChainProviderOptions } from './langchain-provider.ts'

/** An agent that makes the calls in its first step, and then says "done". */
function driver(options: LangChainProviderOptions): AdapterDriver {
  return ({ tools, execute, context }) => {
    const wrapped = new LangChainProvider(options).wrapTools(tools, execute, context)
    return {
      offered: () =>
        wrapped.map((tool) => {
          const { name, description = '', parameters } = convertToOpenAITool(tool).function
          return { name, description, schema: parameters }
        }),
      async call(calls, { signal } = {}) {
        const model = fakeModel()
          .respond(new AIMessage({ content: '', ...parse(calls) }))
          .respond(new AIMessage('done'))
        const checkpointer = new MemorySaver()
        const agent = createAgent({ model, tools: wrapped, checkpointer })
        const { messages } = await agent.invoke(
          { messages: [{ role: 'user', content: 'Go on.' }] },
          { configurable: { thread_id: 'thread_1' }, ...(signal && { signal }) },
        )
        const answers = messages.filter((message) => ToolMessage.isInstance(message))
        return calls.map((_, index) => {
          const answer = answers.find((message) => message.tool_call_id === `call_${index}`)
          return answer && { text: answer.text, artifact: answer.artifact }
        })
      },
    }
  }
}

/** What a chat model makes of calls: those that are no JSON object are set apart, and no tool hears of them. */
function parse(calls: readonly ModelCall[]) {
  const parsed = calls.map((call, index) => ({ ...call, id: `call_${index}`, args: read(call) }))
  return {
    tool_calls: parsed.flatMap(({ name, id, args }) => (args ? [{ name, id, args }] : [])),
    invalid_tool_calls: parsed.filter(({ args }) => !args).map(({ name, id }) => ({ name, id })),
  }
}

function read({ arguments: text }: ModelCall): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text || '{}')
  } catch {
    return undefined
  }
}

for (const { name, run } of adapterCases) test(name, () => run(driver({})))

describe('where a missing account interrupts', () => {
  const interrupting = driver({ onRequired: 'interrupt' })
  const others = adapterCases.filter((one) => !waitingCases.includes(one))
  for (const { name, run } of others) test(name, () => run(interrupting))
})
