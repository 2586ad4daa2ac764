import { Maillon } from '@maillon/core'
import { OpenAIProvider } from '@maillon/openai'
import { type Agent, printCall } from '@maillon/testkit/story'
import type { ChatCompletionMessageParam } from 'openai/resources/chat/completions'
import type { AgentOptions } from './agent-options.ts'

/** An agent on Chat Completions. */
export async function chatCompletionsAgent({
  client,
  model,
  engine,
}: AgentOptions): Promise<Agent> {
  const provider = new OpenAIProvider()
  const maillon = new Maillon({ engine, provider })
  const session = await maillon.create('user_123', { toolkits: ['gmail'] })
  const tools = await session.tools()
  const messages: ChatCompletionMessageParam[] = []

  return async (said) => {
    messages.push({ role: 'user', content: said })
    for (;;) {
      const completion = await client.chat.completions.create({ model, messages, tools })
      const message = completion.choices[0]?.message
      if (!message) throw new Error('The model said nothing.')
      messages.push(message)
      const calls = message.tool_calls?.filter((call) => call.type === 'function') ?? []
      if (calls.length === 0) return message.content ?? ''
      for (const call of calls) printCall(call.function.name, call.function.arguments)
      messages.push(...(await provider.handleToolCalls(session, completion)))
    }
  }
}
