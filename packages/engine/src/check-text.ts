import { MaillonError } from '@maillon/core'

/** Deeper than any body of the contract or arguments of a tool. */
const maxDepth = 100

/**
 * Checks every name and string of a request: NUL characters and halves of surrogate pairs are refused, since a database
 * refuses the one and turns all of the other into the same character. Throws `invalid_request`.
 */
export function checkText(value: unknown, name = 'The text', depth = 0): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed())
      throw invalid(`${name} has a character that is no text`)
    return
  }
  if (typeof value !== 'object' || value === null) return
  if (depth === maxDepth) throw invalid(`The body is nested deeper than ${maxDepth} levels`)
  if (Array.isArray(value)) {
    for (const inner of value) checkText(inner, name, depth + 1)
    return
  }
  for (const [key, inner] of Object.entries(value)) {
    checkText(key, 'A name')
    if (key === '__proto__') throw invalid(`"${key}" is not a name that a request may hold`)
    checkText(inner, key, depth + 1)
  }
}

function invalid(message: string): MaillonError {
  return new MaillonError('invalid_request', {
    message: `${message}.`,
    hint: 'Compare the request with the contract.',
  })
}
