import Anthropic from '@anthropic-ai/sdk'
import { AnthropicProvider } from '@maillon/anthropic'
import { assertTold, call, execute, tools } from './session.ts'

const session = { execute, rawTools: async () => tools }
const { id, name, arguments: written } = call
const message = { id: 'msg_1', type: 'message', role: 'assistant', model: 'any', usage: {} }
const replies = [
  {
    ...message,
    content: [{ type: 'tool_use', id, name, input: JSON.parse(written) }],
    stop_reason: 'tool_use',
  },
  { ...message, content: [{ type: 'text', text: 'Done.' }], stop_reason: 'end_turn' },
]
const asked: unknown[] = []
const client = new Anthropic({
  apiKey: 'none',
  maxRetries: 0,
  fetch: async (_, init) => Response.json(replies[(asked.push(init?.body) - 1) % 2]),
})
const request = {
  model: 'any',
  max_tokens: 100,
  messages: [{ role: 'user' as const, content: 'Send it.' }],
}

const provider = new AnthropicProvider()
const said = await client.messages.create({ ...request, tools: provider.wrapTools(tools) })
const answers: Anthropic.MessageParam[] = await provider.handleToolCalls(session, said)
assertTold(answers)

asked.length = 0
const runnable = await provider.runnableTools(session)
await client.beta.messages.toolRunner({ ...request, tools: runnable })
assertTold(asked[1])
