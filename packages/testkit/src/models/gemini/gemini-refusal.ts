import type { Refusal } from '../model-api.ts'

/** A field that Gemini's reader of requests does not take. */
export interface FieldViolation {
  /** `tools[0].function_declarations[0].parameters` */
  field: string
  description: string
}

/** Google's shape of an error: https://cloud.google.com/apis/design/errors */
export function geminiRefusal(
  message: string,
  { status = 400, state = 'INVALID_ARGUMENT' } = {},
  fieldViolations: readonly FieldViolation[] = [],
): Refusal {
  const details = [{ '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations }]
  const error = { code: status, message, status: state }
  return {
    status,
    message,
    body: { error: fieldViolations.length > 0 ? { ...error, details } : error },
  }
}
