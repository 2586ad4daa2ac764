import { isObject } from '../is-object.ts'
import { evaluateSelect } from './evaluate-select.ts'
import type { ParsedSelect } from './parse-select.ts'

/** What an expression selected of a value. */
export interface Selection {
  value: unknown
  /** What it asks for in vain, with the names that there are, or why it cannot be done. */
  missing?: string | undefined
  /** Whether that is all that came of it. */
  isInVain: boolean
}

/** The part of a value that an expression selects. Never throws: whoever made a call for it is to have an answer. */
export function selectPart(expression: ParsedSelect, whole: unknown): Selection {
  try {
    const { value, missing } = evaluateSelect(expression, whole)
    return { value, missing, isInVain: missing !== undefined && isNothing(value) }
  } catch (error) {
    const missing = error instanceof Error ? error.message : String(error)
    return { value: null, missing, isInVain: true }
  }
}

/**
 * An answer's `data` with what was selected of it in its place. Where that is nothing of what was asked for, `instead` tells
 * the answer: the call was made, and is not to be made again to see it.
 */
export function selectedData(
  { value, missing, isInVain }: Selection,
  instead: Record<string, unknown>,
): Record<string, unknown> {
  if (!isInVain) return { selected: value, ...(missing !== undefined && { select_error: missing }) }
  const select_error = `The call was made, do not make it again; only its select found nothing. ${missing}`
  return { selected: null, select_error, ...instead }
}

/** Whether there is nothing in a value, at any depth. */
function isNothing(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isNothing)
  return isObject(value) ? Object.values(value).every(isNothing) : value === null
}
