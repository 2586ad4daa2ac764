import type { Refusal } from '../model-api.ts'
import { openaiRefusal } from './openai-refusal.ts'

/** What OpenAI says to a text that is too long, empty, or of other characters. */
export function textRefusal(
  param: string,
  value: unknown,
  { pattern, max, isEmptyFine = false }: { pattern?: string; max: number; isEmptyFine?: boolean },
): Refusal | undefined {
  const refuse = (problem: string, code: string) =>
    openaiRefusal(`Invalid '${param}': ${problem}`, { param, code })
  if (typeof value !== 'string') {
    return refuse('expected a string.', 'invalid_type')
  }
  if (value === '' && !isEmptyFine) {
    return refuse(
      'empty string. Expected a string with minimum length 1, but got an empty string instead.',
      'empty_string',
    )
  }
  // Counted as Python does, by code points.
  const { length } = Array.from(value)
  if (length > max) {
    const told = `Expected a string with maximum length ${max}, but got a string with length ${length} instead.`
    return refuse(`string too long. ${told}`, 'string_above_max_length')
  }
  if (pattern !== undefined && !new RegExp(pattern).test(value)) {
    const told = `Expected a string that matches the pattern '${pattern}'.`
    return refuse(`string does not match pattern. ${told}`, 'invalid_value')
  }
  return undefined
}
