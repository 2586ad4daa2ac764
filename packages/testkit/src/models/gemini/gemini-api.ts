import type { ModelApi } from '../model-api.ts'
import { geminiRefusal } from './gemini-refusal.ts'
import { generateContent } from './generate-content.ts'

/** Google's Gemini API: `generateContent` and `streamGenerateContent`, of v1beta and v1. */
export function geminiApi(): ModelApi {
  return {
    endpoint(url) {
      const address = /^\/v1(?:beta)?\/models\/([^/:]+):(\w+)$/.exec(url.pathname)
      const [, model = '', method] = address ?? []
      if (method === 'generateContent') return generateContent(model, 'whole')
      if (method !== 'streamGenerateContent') return undefined
      return generateContent(model, url.searchParams.get('alt') === 'sse' ? 'events' : 'list')
    },
    problem: (kind, message) =>
      kind === 'not_found'
        ? geminiRefusal('Not Found', { status: 404, state: 'NOT_FOUND' })
        : geminiRefusal(kind === 'no_json' ? noJson : message),
  }
}

const noJson = 'Invalid JSON payload received.'
