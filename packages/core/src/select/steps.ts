import { isObject } from '../is-object.ts'
import { maxDepth } from '../is-too-deep.ts'

/** So many steps one select may take: values looked at, and characters by the 16. That is at most a tenth of a second. */
const maxSteps = 300_000

/** What is left of them. */
export type Steps = ReturnType<typeof createSteps>

/** The steps of one select. Each of these throws once there are none left. */
export function createSteps() {
  let left = maxSteps

  function take(steps = 1): void {
    left -= steps
    if (left < 0) throw new Error('It takes too long: select less.')
  }

  /** Takes what a function needs for a value: for the texts in it, or for all of it. */
  function weigh(value: unknown, isDeep = false): void {
    if (typeof value === 'string') return take(1 + value.length / 16)
    take()
    if (typeof value !== 'object' || value === null) return
    for (const part of Object.values(value) as unknown[]) {
      if (isDeep || typeof part !== 'object') weigh(part, isDeep)
      else take()
    }
  }

  /** A value of its own: what was selected may stand in many places at once, and is written out in each. */
  function copy(value: unknown, depth = 0): unknown {
    if (depth > maxDepth) throw new Error('It is nested too deep.')
    if (typeof value === 'string') take(value.length / 16)
    take()
    if (Array.isArray(value)) return value.map((part) => copy(part, depth + 1))
    if (!isObject(value)) return value ?? null
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, copy(part, depth + 1)]),
    )
  }

  function isSame(a: unknown, b: unknown): boolean {
    const isLikely = typeof a === 'string' && typeof b === 'string' && a.length === b.length
    take(isLikely ? 1 + a.length / 16 : 1)
    if (a === b) return true
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
    if (Array.isArray(a) !== Array.isArray(b)) return false
    const names = Object.keys(a)
    if (names.length !== Object.keys(b).length) return false
    return names.every(
      (name) => Object.hasOwn(b, name) && isSame(a[name as never], b[name as never]),
    )
  }

  return { take, weigh, copy, isSame }
}
