import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isDeepStrictEqual } from 'node:util'
import OpenAI from 'openai'
import type { JSONSchema } from 'openai/lib/jsonschema'
import { toStrictJsonSchema } from 'openai/lib/transform'

export interface ModelCall {
  name: string
  arguments: string
  namespace?: string
}

/** A local server that speaks both of OpenAI's APIs, whole and streamed, and refuses the tools that OpenAI refuses. */
export interface ModelServer {
  client: OpenAI
  /** The bodies that were sent to it. */
  requests: Body[]
  /** What the model calls next; once that is answered, it says "done". */
  calls: ModelCall[]
  close(): void
}

interface Body {
  stream?: boolean
  tools?: readonly Declared[]
  messages?: readonly { role: string }[]
  input?: string | readonly { type?: string }[]
}

interface Declared {
  type: string
  tools?: readonly Declared[]
  function?: Declared
  name?: string
  parameters?: JSONSchema
  strict?: boolean
}

export async function startModelServer(): Promise<ModelServer> {
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const baseURL = `http://127.0.0.1:${port}/v1`
  const client = new OpenAI({ apiKey: 'test', baseURL, maxRetries: 0 })
  const model: ModelServer = { client, requests: [], calls: [], close: () => void server.close() }
  return model

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = ''
    for await (const chunk of request) text += chunk
    const body = JSON.parse(text) as Body
    model.requests.push(body)
    const message = refusal(body.tools ?? [])
    if (message !== undefined) {
      response.writeHead(400, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ error: { message, type: 'invalid_request_error' } }))
      return
    }
    const isChat = request.url === '/v1/chat/completions'
    const whole = isChat ? chatCompletion(body, model.calls) : modelResponse(body, model.calls)
    if (!body.stream) {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(whole))
      return
    }
    response.setHeader('content-type', 'text/event-stream')
    const events = isChat ? chatChunks(body, model.calls) : responseEvents(body, model.calls)
    for (const event of events) response.write(`data: ${JSON.stringify(event)}\n\n`)
    response.end('data: [DONE]\n\n')
  }
}

/** What OpenAI says to tools that it does not take. */
function refusal(tools: readonly Declared[]): string | undefined {
  if (tools.length > 128) return `Invalid 'tools': array too long, ${tools.length}.`
  const functions = tools.flatMap((tool) => tool.tools ?? tool.function ?? [tool])
  for (const { name = '', parameters, strict, type } of functions) {
    if (type === 'tool_search') continue
    if (!/^[\w-]{1,64}$/.test(name)) return `Invalid name: ${name}.`
    if (parameters?.type !== 'object' || !parameters.properties) return `Invalid schema of ${name}.`
    for (const keyword of ['oneOf', 'anyOf', 'allOf', 'enum', 'not', '$ref']) {
      if (keyword in parameters) return `Invalid schema of ${name}: ${keyword} at the top level.`
    }
    const problem = strict ? strictProblem(parameters) : undefined
    if (problem !== undefined) return `Invalid schema of ${name}: ${problem}`
  }
  return undefined
}

function strictProblem(parameters: JSONSchema): string | undefined {
  try {
    const strict = toStrictJsonSchema(parameters)
    return isDeepStrictEqual(strict, parameters) ? undefined : 'not all is required, or closed.'
  } catch (error) {
    return String(error)
  }
}

function chatCompletion(body: Body, calls: readonly ModelCall[]) {
  const isAnswered = body.messages?.some(({ role }) => role === 'tool')
  const tool_calls = calls.map((call, index) => ({
    id: `call_${index}`,
    type: 'function',
    function: { name: call.name, arguments: call.arguments },
  }))
  const message = isAnswered
    ? { role: 'assistant', content: 'done', refusal: null }
    : { role: 'assistant', content: null, refusal: null, tool_calls }
  const finish_reason = isAnswered ? 'stop' : 'tool_calls'
  const choices = [{ index: 0, message, finish_reason, logprobs: null }]
  return { id: 'c', object: 'chat.completion', created: 1, model: 'm', choices }
}

/** Arguments arrive in pieces. */
function* chatChunks(body: Body, calls: readonly ModelCall[]) {
  const [choice] = chatCompletion(body, calls).choices
  if (!choice) return
  const { message, finish_reason } = choice
  yield chunk({ role: 'assistant', content: message.content })
  for (const [index, call] of (message.tool_calls ?? []).entries()) {
    const [first, second] = halves(call.function.arguments)
    yield chunk({
      tool_calls: [{ ...call, index, function: { ...call.function, arguments: first } }],
    })
    yield chunk({ tool_calls: [{ index, function: { arguments: second } }] })
  }
  yield chunk({}, finish_reason)
}

function chunk(delta: object, finish_reason: string | null = null) {
  const choices = [{ index: 0, delta, finish_reason, logprobs: null }]
  return { id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices }
}

function halves(text: string): [string, string] {
  const middle = Math.floor(text.length / 2)
  return [text.slice(0, middle), text.slice(middle)]
}

function modelResponse(body: Body, calls: readonly ModelCall[]) {
  const isAnswered =
    Array.isArray(body.input) && body.input.some(({ type }) => type === 'function_call_output')
  const content = [{ type: 'output_text', text: 'done', annotations: [], logprobs: [] }]
  const said = { type: 'message', id: 'msg_1', role: 'assistant', status: 'completed', content }
  const called = calls.map((call, index) => ({
    type: 'function_call',
    id: `fc_${index}`,
    call_id: `call_${index}`,
    status: 'completed',
    ...call,
  }))
  const output = isAnswered ? [said] : [{ type: 'reasoning', id: 'rs_1', summary: [] }, ...called]
  return {
    id: 'resp_1',
    object: 'response',
    created_at: 1,
    model: 'm',
    status: 'completed',
    output,
  }
}

function* responseEvents(body: Body, calls: readonly ModelCall[]) {
  const response = modelResponse(body, calls)
  let sequence_number = 0
  const event = (type: string, facts: object) => ({
    type,
    sequence_number: sequence_number++,
    ...facts,
  })
  yield event('response.created', { response: { ...response, status: 'in_progress', output: [] } })
  for (const [output_index, item] of response.output.entries()) {
    const place = { output_index, item_id: item.id }
    const isCall = 'arguments' in item
    const empty = isCall ? { ...item, arguments: '', status: 'in_progress' } : item
    yield event('response.output_item.added', { output_index, item: empty })
    if (isCall) {
      for (const delta of halves(item.arguments)) {
        yield event('response.function_call_arguments.delta', { ...place, delta })
      }
      const { name, arguments: whole } = item
      yield event('response.function_call_arguments.done', { ...place, name, arguments: whole })
    }
    yield event('response.output_item.done', { output_index, item })
  }
  yield event('response.completed', { response })
}
