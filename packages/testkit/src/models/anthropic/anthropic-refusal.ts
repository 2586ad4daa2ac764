import type { Refusal } from '../model-api.ts'
import { newId } from '../new-id.ts'

/** Anthropic's shape of an error: https://docs.claude.com/en/api/errors */
export function anthropicRefusal(
  message: string,
  facts: { status?: number; type?: string; details?: Record<string, string> } = {},
): Refusal {
  const { status = 400, type = 'invalid_request_error', details } = facts
  const error = { type, message, ...(details && { details }) }
  const request_id = newId('req_011', 21)
  return { status, message, body: { type: 'error', error, request_id } }
}
