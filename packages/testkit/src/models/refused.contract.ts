import { expect } from 'vitest'
import { type ModelVendor, modelFetch } from './model-fetch.ts'

const url = {
  chat: ['openai', '/v1/chat/completions'],
  responses: ['openai', '/v1/responses'],
  anthropic: ['anthropic', '/v1/messages'],
  gemini: ['gemini', '/v1beta/models/gemini-3-pro:generateContent'],
  mistral: ['mistral', '/v1/chat/completions'],
} as const satisfies Record<string, readonly [ModelVendor, string]>
/** An API of a vendor. */
export type Way = keyof typeof url

/** Why a request is refused, or undefined. */
export async function refused(
  way: Way,
  body: Record<string, unknown>,
): Promise<string | undefined> {
  const [vendor, path] = url[way]
  const fetch = modelFetch({ vendor, replies: [{ text: 'fine' }] })
  const init = { method: 'POST', body: JSON.stringify(body) }
  const response = await fetch(`https://model.example${path}`, init)
  expect(response.status).toBe(fetch.requests[0]?.refusal === undefined ? 200 : 400)
  return fetch.requests[0]?.refusal
}
