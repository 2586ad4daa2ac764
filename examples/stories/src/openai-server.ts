import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import type {
  ChatCompletionMessage,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions'

/** An OpenAI-compatible server on loopback whose model is a function from the messages to its next one. */
export async function startOpenAIServer(
  model: (messages: ChatCompletionMessageParam[]) => ChatCompletionMessage,
): Promise<{ baseURL: string; stop(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const { messages } = (await json(request)) as { messages: ChatCompletionMessageParam[] }
    const message = model(messages)
    const completion = {
      id: 'chatcmpl_1',
      object: 'chat.completion',
      created: 0,
      model: 'scripted',
      choices: [
        {
          index: 0,
          message,
          finish_reason: message.tool_calls ? 'tool_calls' : 'stop',
          logprobs: null,
        },
      ],
    }
    response.setHeader('content-type', 'application/json').end(JSON.stringify(completion))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    stop: async () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
