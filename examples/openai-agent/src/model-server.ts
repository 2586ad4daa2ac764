import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { type Heard, nextStep, type Step } from './scripted-model.ts'

/** A server on loopback that speaks both of OpenAI's APIs, with a scripted model behind it. */
export async function startModelServer(): Promise<{ baseURL: string; stop(): void }> {
  const server = createServer(async (request, response) => {
    const body = (await json(request)) as Body
    const step = nextStep(lastHeard(body))
    const answer = 'messages' in body ? completion(step) : modelResponse(step)
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    stop: () => void server.close(),
  }
}

/** The few fields that the script looks at, of either API. */
type Body =
  | { messages: { role: string; content: string }[] }
  | { input: { content?: string; output?: string }[] }

function lastHeard(body: Body): Heard {
  if ('messages' in body) {
    const { role, content } = body.messages.at(-1) ?? { role: 'user', content: '' }
    return role === 'tool' ? { output: content } : { said: content }
  }
  const { output, content = '' } = body.input.at(-1) ?? {}
  return output === undefined ? { said: content } : { output }
}

function completion(step: Step) {
  const message =
    'text' in step
      ? { content: step.text }
      : {
          content: null,
          tool_calls: [{ id: randomUUID(), type: 'function', function: functionCall(step) }],
        }
  const finish_reason = 'text' in step ? 'stop' : 'tool_calls'
  const choices = [{ index: 0, message: { role: 'assistant', ...message }, finish_reason }]
  return { id: 'chatcmpl_1', object: 'chat.completion', choices }
}

function modelResponse(step: Step) {
  const item =
    'text' in step
      ? {
          type: 'message',
          role: 'assistant',
          content: [{ type: 'output_text', text: step.text, annotations: [] }],
        }
      : { type: 'function_call', call_id: randomUUID(), ...functionCall(step) }
  return { id: 'resp_1', object: 'response', output: [item] }
}

function functionCall({ tool, input }: { tool: string; input: unknown }) {
  return { name: tool, arguments: JSON.stringify(input) }
}
