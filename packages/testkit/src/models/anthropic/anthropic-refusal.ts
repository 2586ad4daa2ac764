import type { Refusal } from '../model-api.ts'
import { newId } from '../new-id.ts'

/** Anthropic's shape of an error: https://docs.claude.com/en/api/errors */
export function anthropicRefusal(
  message: string,
  { status = 400, type = 'invalid_request_error' } = {},
): Refusal {
  const request_id = newId('req_011', 21)
  return { status, message, body: { type: 'error', error: { type, message }, request_id } }
}
