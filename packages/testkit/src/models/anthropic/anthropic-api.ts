import type { ModelApi } from '../model-api.ts'
import { anthropicRefusal } from './anthropic-refusal.ts'
import { messages } from './messages.ts'

/** Anthropic's API: Messages. */
export function anthropicApi(): ModelApi {
  const endpoint = messages()
  return {
    endpoint: ({ pathname }) => (pathname === '/v1/messages' ? endpoint : undefined),
    problem: (kind, message) =>
      kind === 'not_found'
        ? anthropicRefusal('Not found', { status: 404, type: 'not_found_error' })
        : anthropicRefusal(kind === 'no_json' ? noJson : message),
  }
}

// https://github.com/anthropics/claude-code/issues/3277
const noJson = 'The request body is not valid JSON: no low surrogate in string'
