import Anthropic, { type ClientOptions } from '@anthropic-ai/sdk'
import { type AdapterDriver, adapterCases, drivenByModel } from '@maillon/testkit'
import { describe, test } from 'vitest'
import { AnthropicProvider } from './anthropic-provider.ts'

const connect = (fetch: ClientOptions['fetch']) =>
  new Anthropic({ apiKey: 'test', maxRetries: 0, fetch })

const request = {
  model: 'claude-sonnet-5',
  max_tokens: 1024,
  messages: [{ role: 'user' as const, content: 'Go on.' }],
}

type Step = Anthropic.MessageCreateParamsNonStreaming

/** A loop of the app's own, on either way to ask. */
const loop =
  (ask: (client: Anthropic, step: Step) => Promise<Anthropic.Message>): AdapterDriver =>
  ({ tools, execute }) => {
    const provider = new AnthropicProvider()
    const session = { execute, rawTools: async () => tools }
    return drivenByModel('anthropic', async (fetch, options) => {
      const client = connect(fetch)
      const messages: Anthropic.MessageParam[] = [...request.messages]
      for (;;) {
        const step = { ...request, messages, tools: provider.wrapTools(tools) }
        const message = await ask(client, step)
        messages.push({ role: 'assistant', content: message.content })
        if (message.stop_reason !== 'tool_use') return
        messages.push(...(await provider.handleToolCalls(session, message, options)))
      }
    })
  }

const runner =
  (stream: boolean): AdapterDriver =>
  ({ tools, execute }) => {
    const session = { execute, rawTools: async () => tools }
    return drivenByModel('anthropic', async (fetch, options) => {
      const runnable = await new AnthropicProvider().runnableTools(session)
      const params = { ...request, tools: runnable, stream, runToolsEagerly: stream }
      await connect(fetch).beta.messages.toolRunner(params, options).runUntilDone()
    })
  }

describe('messages.create', () => {
  const driver = loop((client, step) => client.messages.create(step))
  for (const { name, run } of adapterCases) test(name, () => run(driver))
})

/** An engine for each takes its time, and behind `execute` there is no difference. */
const others = adapterCases.filter(({ name }) => !name.startsWith('with a real engine'))

describe.each([
  ['messages.stream', loop((client, step) => client.messages.stream(step).finalMessage())],
  ['the tool runner', runner(false)],
  ['the tool runner, streaming and eager', runner(true)],
] as const)('%s', (_, driver) => {
  for (const { name, run } of others) test(name, () => run(driver))
})
