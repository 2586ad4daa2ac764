import { objectArguments } from '../called.ts'
import { halves } from '../halves.ts'
import { type JsonObject, objectOf, objectsOf, textOf } from '../json.ts'
import type { Endpoint } from '../model-api.ts'
import type { ModelReply } from '../model-reply.ts'
import { newId } from '../new-id.ts'
import { serverSentEvent } from '../server-sent-event.ts'
import { contentsRefusal, needsSignatures } from './contents-refusal.ts'
import { declarationsRefusal } from './declarations-refusal.ts'
import { field } from './field.ts'

/** https://ai.google.dev/api/generate-content: one answer, a stream of events, or the same as one JSON list. */
export function generateContent(model: string, form: 'whole' | 'events' | 'list'): Endpoint {
  const signs = needsSignatures(model)
  return {
    tools: (body) =>
      objectsOf(body.tools)
        .flatMap((tool) => objectsOf(field(tool, 'functionDeclarations')))
        .map((declaration) => ({
          name: textOf(declaration.name),
          description: textOf(declaration.description),
          parameters: objectOf(
            declaration.parameters ?? field(declaration, 'parametersJsonSchema'),
          ),
        })),
    results: (body) =>
      objectsOf(objectsOf(body.contents).at(-1)?.parts)
        .map((part) => field(part, 'functionResponse'))
        .filter((answer) => answer !== undefined)
        .map((answer) => told(objectOf(objectOf(answer).response))),
    refusal: (body) => declarationsRefusal(body) ?? contentsRefusal(body, model),
    isStreamed: () => form === 'events',
    whole: (_body, reply) => {
      return form === 'list' ? chunks(reply, signs) : response(parts(reply, signs), 'STOP')
    },
    *pieces(_body, reply) {
      yield* chunks(reply, signs).map((chunk) => serverSentEvent(chunk))
    },
  }
}

/** What the model reads of an answer: its output, its error, or all of it where it has neither. */
function told(answer: JsonObject): string {
  const value = 'output' in answer ? answer.output : 'error' in answer ? answer.error : answer
  // An object that was sent as text.
  if (typeof value === 'string' && value.startsWith('{')) return value
  return JSON.stringify(value)
}

/** Of several calls at once the first is signed. */
function parts({ text, calls = [] }: ModelReply, signs: boolean): JsonObject[] {
  const called = calls.map((call, index) => {
    const functionCall = { id: newId('', 8), name: call.name, args: objectArguments(call) }
    const thoughtSignature = signs && index === 0 ? newId('', 40) : undefined
    return { functionCall, ...(thoughtSignature !== undefined && { thoughtSignature }) }
  })
  return text === undefined ? called : [{ text }, ...called]
}

/** Text in pieces, each call whole. */
function chunks({ text = '', calls = [] }: ModelReply, signs: boolean): JsonObject[] {
  const texts = halves(text).map((piece) => ({ text: piece }))
  const said = [...texts, ...parts({ calls }, signs)].map((part) => response([part]))
  return [...said, response([{ text: '' }], 'STOP')]
}

function response(said: readonly JsonObject[], finishReason?: string): JsonObject {
  const content = { role: 'model', parts: said }
  return {
    candidates: [{ content, index: 0, ...(finishReason !== undefined && { finishReason }) }],
    usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2 },
    modelVersion: 'scripted',
    responseId: newId('', 22),
  }
}
