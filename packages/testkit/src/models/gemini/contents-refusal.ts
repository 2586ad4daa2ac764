import { isObject, type JsonObject, objectsOf, textOf } from '../json.ts'
import type { Refusal } from '../model-api.ts'
import { field } from './field.ts'
import { geminiRefusal } from './gemini-refusal.ts'

/** Why Gemini does not take the turns of a conversation. */
export function contentsRefusal(body: JsonObject, model: string): Refusal | undefined {
  const contents = objectsOf(body.contents)
  if (contents.length === 0) {
    return geminiRefusal('* GenerateContentRequest.contents: contents is not specified\n')
  }
  return responsesRefusal(contents) ?? turnsRefusal(contents) ?? signatureRefusal(contents, model)
}

/** What a function answered is an object, and has its function's name. */
function responsesRefusal(contents: readonly JsonObject[]): Refusal | undefined {
  for (const [index, content] of contents.entries()) {
    for (const [place, part] of objectsOf(content.parts).entries()) {
      const answer = field(part, 'functionResponse')
      if (!isObject(answer)) continue
      const at = `contents[${index}].parts[${place}].function_response`
      const { response, name } = answer
      // https://github.com/google/adk-js/pull/347
      if (Array.isArray(response)) {
        const description = `Invalid JSON payload received. Unknown name "response" at '${at}': Proto field is not repeating, cannot start list.`
        return geminiRefusal(description, {}, [{ field: at, description }])
      }
      // https://github.com/AstrBotDevs/AstrBot/pull/7216
      if (!isObject(response)) {
        const description = `Invalid value at '${at}.response' (type.googleapis.com/google.protobuf.Struct), ${JSON.stringify(response)}`
        return geminiRefusal(description, {}, [{ field: `${at}.response`, description }])
      }
      if (textOf(name) === '') {
        return geminiRefusal(`* GenerateContentRequest.${at}.name: Name cannot be empty.\n`)
      }
      // https://github.com/vercel/ai/issues/14369
      const known = objectsOf(answer.parts).map((one) => displayNameOf(one))
      const unknown = referencesIn(response).find((reference) => !known.includes(reference))
      if (unknown !== undefined) {
        return geminiRefusal(
          `The referenced name \`${unknown}\` in function_response.response does not match to a display_name in the function_response.parts.`,
        )
      }
    }
  }
  return undefined
}

/** The names of parts that a response refers to. */
function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn)
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    name === '$ref' && typeof inner === 'string' ? [inner] : referencesIn(inner),
  )
}

function displayNameOf(part: JsonObject): string {
  const inline = field(part, 'inlineData')
  return isObject(inline) ? textOf(field(inline, 'displayName')) : ''
}

/** Calls stand behind a user's turn or answers, and answers behind as many calls. */
function turnsRefusal(contents: readonly JsonObject[]): Refusal | undefined {
  for (const [index, content] of contents.entries()) {
    const before = contents[index - 1]
    const calls = count(content, 'functionCall')
    const answers = count(content, 'functionResponse')
    // https://github.com/google-gemini/gemini-cli/issues/11814
    if (calls > 0 && (!before || before.role === 'model')) {
      return geminiRefusal(
        'Please ensure that function call turn comes immediately after a user turn or after a function response turn.',
      )
    }
    const asked = before?.role === 'model' ? count(before, 'functionCall') : 0
    // https://github.com/langchain-ai/langchain/issues/27799
    if (answers > 0 && asked === 0) {
      return geminiRefusal(
        'Please ensure that function response turn comes immediately after a function call turn.',
      )
    }
    // https://github.com/google-gemini/gemini-cli/issues/4217
    if (asked !== answers) return uneven()
  }
  const last = contents.at(-1)
  return last && count(last, 'functionCall') > 0 ? uneven() : undefined
}

function uneven(): Refusal {
  return geminiRefusal(
    'Please ensure that the number of function response parts is equal to the number of function call parts of the function call turn.',
  )
}

function count({ parts }: JsonObject, kind: string): number {
  return objectsOf(parts).filter((part) => field(part, kind) !== undefined).length
}

/**
 * From Gemini 3 on, the first call of each step of the turn that goes on has the signature that came with it:
 * https://ai.google.dev/gemini-api/docs/thought-signatures
 */
function signatureRefusal(contents: readonly JsonObject[], model: string): Refusal | undefined {
  if (!needsSignatures(model)) return undefined
  const turn = contents.findLastIndex((content) => {
    return content.role !== 'model' && count(content, 'functionResponse') === 0
  })
  for (const [index, { role, parts }] of contents.entries()) {
    if (index < turn || role !== 'model') continue
    const call = objectsOf(parts).find((part) => field(part, 'functionCall') !== undefined)
    if (!call || textOf(field(call, 'thoughtSignature')) !== '') continue
    const called = field(call, 'functionCall')
    const name = isObject(called) ? textOf(called.name) : ''
    return geminiRefusal(
      `Function call is missing a thought_signature in functionCall parts. This is required for tools to work correctly, and missing thought_signature may lead to degraded model performance. Additional data, function call \`default_api:${name}\` , position ${index + 1}. Please refer to https://ai.google.dev/gemini-api/docs/thought-signatures for more details.`,
    )
  }
  return undefined
}

/** Whether a model signs its calls, and wants to see its signatures again. */
export function needsSignatures(model: string): boolean {
  return Number(/^gemini-(\d+)/.exec(model)?.[1] ?? 0) >= 3
}
