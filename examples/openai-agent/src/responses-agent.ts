import { Maillon } from '@maillon/core'
import { OpenAIResponsesProvider } from '@maillon/openai'
import { type Agent, printCall } from '@maillon/testkit/story'
import { toResponseInputItems } from 'openai/lib/responses/ResponseInputItems'
import type { ResponseInputItem } from 'openai/resources/responses/responses'
import type { AgentOptions } from './agent-options.ts'

/** An agent on the Responses API. */
export async function responsesAgent({ client, model, engine }: AgentOptions): Promise<Agent> {
  const provider = new OpenAIResponsesProvider()
  const maillon = new Maillon({ engine, provider })
  const session = await maillon.create('user_123', { toolkits: ['gmail'] })
  const tools = await session.tools()
  const input: ResponseInputItem[] = []

  return async (said) => {
    input.push({ role: 'user', content: said })
    for (;;) {
      const response = await client.responses.create({ model, input, tools })
      input.push(...toResponseInputItems(response.output))
      const calls = response.output.filter((item) => item.type === 'function_call')
      if (calls.length === 0) return response.output_text
      for (const call of calls) printCall(call.name, call.arguments)
      input.push(...(await provider.handleToolCalls(session, response)))
    }
  }
}
