import { OpenAIProvider, OpenAIResponsesProvider } from '@maillon/openai'
import OpenAI from 'openai'
import { assertTold, call, execute, tools } from './session.ts'

const session = { execute, rawTools: async () => tools }
const { id, ...fn } = call
const reply = {
  choices: [
    {
      index: 0,
      message: { role: 'assistant', tool_calls: [{ id, type: 'function', function: fn }] },
    },
  ],
  output: [{ type: 'function_call', call_id: id, ...fn }],
}
const client = new OpenAI({
  apiKey: 'none',
  baseURL: 'http://127.0.0.1:9/v1',
  maxRetries: 0,
  fetch: async () => Response.json(reply),
})

const chat = new OpenAIProvider({ strict: true })
const completion = await client.chat.completions.create({
  model: 'any',
  messages: [{ role: 'user', content: 'Send it.' }],
  tools: chat.wrapTools(tools),
})
assertTold(await chat.handleToolCalls(session, completion))

const responses = new OpenAIResponsesProvider()
const response = await client.responses.create({
  model: 'any',
  input: 'Send it.',
  tools: responses.wrapTools(tools),
})
assertTold(await responses.handleToolCalls(session, response))

const [runnable] = await chat.runnableTools(session)
if (!runnable) throw new Error('There is no runnable tool.')
