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

/**
 * Whether JSON, as it is written, has nothing in it that `checkText` would refuse once it is read: what could be refused is
 * then not looked for in each of its values.
 */
export function isPlainText(json: string): boolean {
  return !/\\u|__proto__/.test(json) && json.isWellFormed() && isShallow(json)
}

/** It takes as many brackets as it is deep. */
function isShallow(json: string): boolean {
  let depth = 0
  for (const bracket of '{[') {
    for (let at = json.indexOf(bracket); at !== -1; at = json.indexOf(bracket, at + 1)) {
      depth += 1
      if (depth > maxDepth) return false
    }
  }
  return true
}

function invalid(message: string): MaillonError {
  return new MaillonError('invalid_request', {
    message: `${message}.`,
    hint: 'Compare the request with the contract.',
  })
}
