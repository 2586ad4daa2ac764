import type { Refusal } from '../model-api.ts'

/** OpenAI's shape of an error. */
export function openaiRefusal(
  message: string,
  facts: { param?: string | undefined; code?: string | undefined; status?: number } = {},
): Refusal {
  const { param = null, code = null, status = 400 } = facts
  return {
    status,
    message,
    body: { error: { message, type: 'invalid_request_error', param, code } },
  }
}
