import { Maillon } from '@maillon/core'
import { OpenAIProvider } from '@maillon/openai'
import { finishLink } from '@maillon/testkit/browser'
import OpenAI from 'openai'
import type {
  ChatCompletionMessage,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startOpenAIServer } from './openai-server.ts'
import { ask, done, firstTurn, handOut, linkIn, secondTurn, summarize } from './script.ts'
import { startWorld } from './world.ts'

let world: Awaited<ReturnType<typeof startWorld>>
let server: Awaited<ReturnType<typeof startOpenAIServer>>
beforeAll(async () => {
  world = await startWorld()
  server = await startOpenAIServer(model)
})
afterAll(async () => {
  await server.stop()
  await world.stop()
})

test('OpenAI: the agent hands out a link, the user connects, the agent carries on', async () => {
  const provider = new OpenAIProvider()
  const maillon = new Maillon({ baseURL: world.url, apiKey: world.apiKey, provider })
  const session = await maillon.create('openai_user')
  const tools = await session.tools()
  const openai = new OpenAI({ apiKey: 'none', baseURL: server.baseURL, maxRetries: 0 })

  async function turn(messages: ChatCompletionMessageParam[]): Promise<string> {
    for (;;) {
      const completion = await openai.chat.completions.create({
        model: 'scripted',
        messages,
        tools,
      })
      const message = completion.choices[0]?.message
      if (!message) throw new Error('The model said nothing.')
      messages.push(message)
      if (!message.tool_calls?.length) return message.content ?? ''
      messages.push(...(await provider.handleToolCalls(session, completion)))
    }
  }

  const messages: ChatCompletionMessageParam[] = [{ role: 'user', content: ask }]
  const link = linkIn(await turn(messages))
  expect(link).toContain(`${world.url}/link/ln_`)
  await finishLink(await world.newPage(), link, { user: world.upstreams.users.ada.email })

  messages.push({ role: 'user', content: done })
  expect(await turn(messages)).toMatch(/^Here is a summary: .+, .+/)
})

/** The scripted model: what it does follows from how many tools have answered since the user spoke. */
function model(messages: ChatCompletionMessageParam[]): ChatCompletionMessage {
  const spoke = messages.findLastIndex(({ role }) => role === 'user')
  const answers = messages.slice(spoke).filter(({ role }) => role === 'tool')
  const isFirst = messages[spoke]?.content === ask
  const script = isFirst ? firstTurn : secondTurn
  const call = script[answers.length]
  if (call) {
    const id = `call_${messages.length}`
    const toolCall = {
      id,
      type: 'function',
      function: { name: call.name, arguments: JSON.stringify(call.args) },
    } as const
    return { role: 'assistant', content: null, refusal: null, tool_calls: [toolCall] }
  }
  const content = answers.at(-1)?.content
  const output = typeof content === 'string' ? content : ''
  return {
    role: 'assistant',
    content: isFirst ? handOut(output) : summarize(output),
    refusal: null,
  }
}
