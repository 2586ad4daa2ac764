import { isObject } from '../is-object.ts'
import type { Node } from './parse-select.ts'

const mostNames = 20
const mostCharacters = 300

/** What an expression asks for in vain. A name that stands in one of many items is found. */
export type Misses = ReturnType<typeof createMisses>

/** Nothing so far. */
export function createMisses() {
  const byNode = new Map<Node, string | null>()
  let optional = 0

  function miss(node: Node, sentence: string): null {
    if (optional === 0 && !byNode.has(node)) byNode.set(node, sentence)
    return null
  }

  return {
    found: (node: Node) => void byNode.set(node, null),

    /** A name that is asked of a value without it; of null, nothing was to be expected. */
    noName(node: Node, name: string, value: unknown): null {
      if (value === null) return null
      if (isObject(value)) return miss(node, `There is no "${name}"; there ${namesIn(value)}.`)
      if (!Array.isArray(value)) return miss(node, `"${name}" is asked of a value without names.`)
      // Of an empty list, anything is.
      return value.length > 0
        ? miss(node, `"${name}" is asked of a list of ${value.length}: write [*] before it.`)
        : null
    },

    /** Items that are asked of a value that is no list. */
    noList(node: Node, value: unknown): null {
      if (value === null) return null
      const what = isObject(value) ? `an object; there ${namesIn(value)}` : 'a value without items'
      return miss(node, `Items are asked of ${what}.`)
    },

    /** Runs what has something else to stand in for it. */
    optional<Value>(run: () => Value): Value {
      optional += 1
      try {
        return run()
      } finally {
        optional -= 1
      }
    },

    /** The first few, as sentences; undefined when there are none. */
    told(): string | undefined {
      const sentences = [...byNode.values()].filter((sentence) => sentence !== null)
      return sentences.length > 0 ? [...new Set(sentences)].slice(0, 3).join(' ') : undefined
    },
  }
}

function namesIn(value: Record<string, unknown>): string {
  const names = Object.keys(value)
  if (names.length === 0) return 'is nothing in it'
  return `are: ${names.slice(0, mostNames).join(', ').slice(0, mostCharacters)}`
}
