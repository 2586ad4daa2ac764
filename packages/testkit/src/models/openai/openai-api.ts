import type { Endpoint, ModelApi } from '../model-api.ts'
import { chatCompletions } from './chat-completions.ts'
import { openaiRefusal } from './openai-refusal.ts'
import { responses } from './responses.ts'

/** OpenAI's API: Chat Completions and Responses. */
export function openaiApi(): ModelApi {
  const endpoints: Record<string, Endpoint> = {
    '/v1/chat/completions': chatCompletions,
    '/v1/responses': responses(),
  }
  return {
    endpoint: ({ pathname }) => endpoints[pathname],
    problem: (kind, message) =>
      kind === 'not_found'
        ? openaiRefusal(`Invalid URL (${message})`, { status: 404 })
        : openaiRefusal(kind === 'no_json' ? noJson : message),
  }
}

// https://github.com/openai/openai-python/issues/257
const noJson =
  "We could not parse the JSON body of your request. (HINT: This likely means you aren't using your HTTP library " +
  'correctly. The OpenAI API expects a JSON payload, but what was sent was not valid JSON.)'
