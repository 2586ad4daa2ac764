import type { ModelApi } from '../model-api.ts'
import { mistralChat } from './mistral-chat.ts'
import { mistralRefusal } from './mistral-refusal.ts'

/** Mistral's API: chat completions. */
export function mistralApi(): ModelApi {
  return {
    endpoint: ({ pathname }) => (pathname === '/v1/chat/completions' ? mistralChat : undefined),
    problem: (kind, message) =>
      kind === 'not_found'
        ? mistralRefusal('no Route matched with those values', { status: 404 })
        : mistralRefusal(kind === 'no_json' ? 'Invalid JSON.' : message),
  }
}
