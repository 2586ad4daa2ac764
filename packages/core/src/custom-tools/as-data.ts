import { MaillonError } from '../errors/maillon-error.ts'
import { isObject } from '../is-object.ts'
import { isTooDeep, maxDepth } from '../is-too-deep.ts'
import { wellFormed } from '../provider/well-formed.ts'
import { asFacts } from './file-facts.ts'

/**
 * What a tool answered as a result's `data`: a copy in JSON's own types, the same that would come from the engine; inside
 * `result` when it is no object. Throws `tool_failed` for what JSON cannot spell.
 */
export function asData(answer: unknown): Record<string, unknown> {
  const read: unknown = JSON.parse(toJson(answer))
  if (isTooDeep(read)) throw tooDeep()
  const data = wellFormed(read)
  return isObject(data) ? data : { result: data }
}

function toJson(answer: unknown): string {
  try {
    // Of a function or a symbol it makes nothing.
    const text: unknown = JSON.stringify(
      answer ?? {},
      function (this: Readonly<Record<string, unknown>>, name: string, value: unknown) {
        // As it was: a Buffer comes here as JSON would write it.
        return spelled(this[name]) ?? asFacts(value)
      },
    )
    if (typeof text === 'string') return text
  } catch (error) {
    // Else a value that holds itself, or that throws when it is read.
    if (error instanceof RangeError) throw tooDeep()
  }
  throw notTold('The tool answered something that is not JSON.')
}

function tooDeep(): MaillonError {
  return notTold(`The tool answered something that is nested deeper than ${maxDepth} levels.`)
}

function notTold(message: string): MaillonError {
  return new MaillonError('tool_failed', {
    message,
    hint: 'Do not call it again: it may have done its work.',
  })
}

/** What JSON has no word of its own for, in words that it has; undefined for all else. */
function spelled(value: unknown): unknown {
  if (typeof value === 'bigint') {
    return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  }
  if (typeof value !== 'object' || value === null) return undefined
  if (value instanceof Map) return entriesOf(value)
  if (value instanceof Set) return [...value]
  if (value instanceof Error) return { name: value.name, message: value.message }
  if (value instanceof RegExp) return String(value)
  if (value instanceof Blob) return bytes(value.size)
  if (value instanceof ArrayBuffer || value instanceof DataView) return bytes(value.byteLength)
  if (!ArrayBuffer.isView(value)) return undefined
  // Numbers are a list of them; bytes are of no use to a model.
  const numbers = value as Float64Array
  return numbers.BYTES_PER_ELEMENT === 1 ? bytes(numbers.length) : [...numbers]
}

/** An object where all keys are texts, else the list of its entries. */
function entriesOf(map: ReadonlyMap<unknown, unknown>): unknown {
  const entries = [...map]
  return entries.every(([key]) => typeof key === 'string') ? Object.fromEntries(entries) : entries
}

function bytes(count: number): string {
  return `[${count} bytes: store them as a file, and answer that]`
}
