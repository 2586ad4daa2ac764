import type { JsonSchema } from '@maillon/core/provider'
import { isObject, type JsonObject } from '../models/json.ts'
import { type ModelFetch, type ModelVendor, modelFetch } from '../models/model-fetch.ts'
import type { ModelReply } from '../models/model-reply.ts'
import type { DrivenAdapter } from './adapter-driver.ts'

/**
 * An adapter that is driven through its vendor's own SDK: `run` has an agent go on to its end, by a `fetch` that reaches a
 * stand-in of the vendor. Its model makes the calls of one step, and then has nothing to add.
 */
export function drivenByModel(
  vendor: ModelVendor,
  run: (fetch: ModelFetch, options: { signal?: AbortSignal | undefined }) => Promise<unknown>,
): DrivenAdapter {
  async function play(
    replies: readonly ModelReply[],
    options: { signal?: AbortSignal | undefined } = {},
  ): Promise<ModelFetch> {
    const fetch = modelFetch({ vendor, replies: [...replies, { text: 'done' }] })
    await run(fetch, options)
    return fetch
  }
  return {
    async offered() {
      const { requests } = await play([])
      return (requests[0]?.tools ?? []).map(({ name, description, parameters }) => ({
        name,
        description,
        schema: vendor === 'gemini' ? ofGoogle(parameters) : parameters,
      }))
    },
    async call(written, options) {
      const calls = written.flatMap(({ name, arguments: text }, index) => {
        const input = carriesText.has(vendor) ? text : objectOf(text)
        return input === undefined || name === ''
          ? []
          : [{ index, call: { name, arguments: input } }]
      })
      const { requests } = await play(
        [{ text: 'Let me see.', calls: calls.map(({ call }) => call) }],
        options,
      )
      const texts = new Map(calls.map(({ index }, place) => [index, requests[1]?.results[place]]))
      return written.map((_, index) => {
        const text = texts.get(index)
        return text === undefined ? undefined : { text }
      })
    },
  }
}

/** Google's way to say the same: types in capitals, and no schema at all where there are no arguments. */
function ofGoogle({ type = 'object', properties = {}, ...rest }: JsonSchema): JsonSchema {
  return { ...rest, type: type === 'OBJECT' ? 'object' : type, properties }
}

/** The vendors that pass on what the model wrote as it is. */
const carriesText: ReadonlySet<ModelVendor> = new Set(['openai', 'mistral'])

/** What the others make of it: an object without a broken character, or no call at all. No vendor takes a call without a name. */
function objectOf(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text || '{}', (_, inner) =>
      typeof inner === 'string' ? inner.toWellFormed() : inner,
    )
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
