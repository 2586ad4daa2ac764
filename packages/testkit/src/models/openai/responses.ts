import { writtenArguments } from '../called.ts'
import { halves } from '../halves.ts'
import { type JsonObject, objectOf, objectsOf, textOf } from '../json.ts'
import type { Endpoint } from '../model-api.ts'
import type { DeclaredTool, ModelReply } from '../model-reply.ts'
import { newId } from '../new-id.ts'
import { serverSentEvent } from '../server-sent-event.ts'
import { responsesRefusal } from './responses-refusal.ts'

/** https://platform.openai.com/docs/api-reference/responses */
export function responses(): Endpoint {
  const kept = new Map<string, readonly JsonObject[]>()

  function answer(body: JsonObject, reply: ModelReply) {
    const answered = response(body, reply)
    if (body.store === false) return answered
    const before = kept.get(textOf(body.previous_response_id)) ?? []
    kept.set(answered.id, [...before, ...objectsOf(body.input), ...answered.output])
    for (const item of answered.output) kept.set(item.id, [item])
    return answered
  }

  return {
    tools: ({ tools }) => objectsOf(tools).flatMap(declared),
    results: ({ input }) => {
      const items = objectsOf(input)
      const isSaid = ({ type, role }: JsonObject) =>
        type === 'function_call' || type === 'item_reference' || role === 'assistant'
      const asked = items.findLastIndex(isSaid)
      const answers = items.slice(asked + 1).filter(({ type }) => type === 'function_call_output')
      return answers.map(({ output }) => outputText(output))
    },
    refusal: (body) => responsesRefusal(body, kept),
    isStreamed: ({ stream }) => stream === true,
    whole: answer,
    pieces: (body, reply) => events(answer(body, reply)),
  }
}

function declared(tool: JsonObject): DeclaredTool[] {
  if (tool.type === 'namespace') return objectsOf(tool.tools).flatMap(declared)
  if (tool.type !== 'function') return []
  const { name, description, parameters } = tool
  return [
    {
      name: textOf(name),
      description: textOf(description),
      parameters: objectOf(parameters),
    },
  ]
}

function outputText(output: unknown): string {
  if (typeof output === 'string') return output
  return objectsOf(output)
    .map(({ text }) => textOf(text))
    .join('')
}

function response(body: JsonObject, reply: ModelReply) {
  const { model, tools = [], tool_choice = 'auto', parallel_tool_calls = true } = body
  return {
    id: newId('resp_', 48),
    object: 'response',
    created_at: 1_700_000_000,
    status: 'completed',
    error: null,
    incomplete_details: null,
    instructions: body.instructions ?? null,
    metadata: {},
    model,
    output: outputItems(reply),
    parallel_tool_calls,
    previous_response_id: body.previous_response_id ?? null,
    temperature: 1,
    tool_choice,
    tools,
    top_p: 1,
    usage,
  }
}

function outputItems({ text, calls = [] }: ModelReply) {
  const said = text === undefined ? [] : [message(text)]
  return [...said, ...calls.map(functionCall)]
}

function message(text: string) {
  const content = [{ type: 'output_text' as const, text, annotations: [], logprobs: [] }]
  const id = newId('msg_', 48)
  return { type: 'message' as const, id, role: 'assistant', status: 'completed', content }
}

function functionCall(call: NonNullable<ModelReply['calls']>[number]) {
  const { name, namespace } = call
  return {
    type: 'function_call' as const,
    id: newId('fc_', 48),
    call_id: newId('call_', 24),
    status: 'completed',
    name,
    arguments: writtenArguments(call),
    ...(namespace !== undefined && { namespace }),
  }
}

function* events(done: ReturnType<typeof response>) {
  let sequence_number = 0
  const event = (type: string, facts: object) =>
    serverSentEvent({ type, sequence_number: sequence_number++, ...facts }, type)
  const begun = { ...done, status: 'in_progress', output: [], usage: null }
  yield event('response.created', { response: begun })
  yield event('response.in_progress', { response: begun })
  for (const [output_index, item] of done.output.entries()) {
    const at = { item_id: item.id, output_index }
    if (item.type === 'message') {
      const part = item.content[0]
      const text = part?.text ?? ''
      const added = { ...item, status: 'in_progress', content: [] }
      yield event('response.output_item.added', { output_index, item: added })
      const place = { ...at, content_index: 0 }
      yield event('response.content_part.added', { ...place, part: { ...part, text: '' } })
      for (const delta of halves(text)) {
        yield event('response.output_text.delta', { ...place, delta, logprobs: [] })
      }
      yield event('response.output_text.done', { ...place, text, logprobs: [] })
      yield event('response.content_part.done', { ...place, part })
    } else {
      const { name, arguments: written } = item
      const added = { ...item, status: 'in_progress', arguments: '' }
      yield event('response.output_item.added', { output_index, item: added })
      for (const delta of halves(written)) {
        yield event('response.function_call_arguments.delta', { ...at, delta })
      }
      const whole = { ...at, name, arguments: written }
      yield event('response.function_call_arguments.done', whole)
    }
    yield event('response.output_item.done', { output_index, item })
  }
  yield event('response.completed', { response: done })
}

const usage = {
  input_tokens: 1,
  input_tokens_details: { cached_tokens: 0 },
  output_tokens: 1,
  output_tokens_details: { reasoning_tokens: 0 },
  total_tokens: 2,
}
