import type { Refusal } from '../model-api.ts'

/** Mistral's shape of an error. */
export function mistralRefusal(
  message: string,
  { status = 400, type = 'invalid_request_error', code = null as string | null } = {},
): Refusal {
  return { status, message, body: { object: 'error', message, type, param: null, code } }
}
