import { type AdapterDriver, adapterCases } from '@maillon/testkit'
import type { ChatCompletion } from 'openai/resources/chat/completions'
import type { Response } from 'openai/resources/responses/responses'
import { describe, test } from 'vitest'
import { OpenAIProvider } from './openai-provider.ts'
import { OpenAIResponsesProvider } from './openai-responses-provider.ts'

const chat: AdapterDriver = ({ tools, execute }) => {
  const provider = new OpenAIProvider()
  const session = { execute, rawTools: async () => tools }
  return {
    offered: () =>
      provider.wrapTools(tools).map(({ function: { name, description = '', parameters } }) => {
        return { name, description, schema: parameters }
      }),
    async call(calls, options) {
      const tool_calls = calls.map((call, index) => {
        return { id: `call_${index}`, type: 'function', function: call }
      })
      const completion = { choices: [{ message: { tool_calls } }] } as unknown as ChatCompletion
      const messages = await provider.handleToolCalls(session, completion, options)
      return messages.map(({ content }) => ({ text: content as string }))
    },
  }
}

const responses: AdapterDriver = ({ tools, execute }) => {
  const provider = new OpenAIResponsesProvider()
  const session = { execute, rawTools: async () => tools }
  return {
    offered: () =>
      provider.wrapTools(tools).flatMap((tool) => {
        if (tool.type !== 'function') return []
        return [{ name: tool.name, description: tool.description ?? '', schema: tool.parameters }]
      }),
    async call(calls, options) {
      const output = calls.map((call, index) => {
        return { type: 'function_call', call_id: `call_${index}`, ...call }
      })
      const response = { output } as unknown as Response
      const items = await provider.handleToolCalls(session, response, options)
      return items.map(({ output: text }) => ({ text: text as string }))
    },
  }
}

describe.each([
  ['Chat Completions', chat],
  ['Responses', responses],
] as const)('%s', (_, driver) => {
  for (const { name, run } of adapterCases) test(name, () => run(driver))
})
