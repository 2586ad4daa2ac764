import { isObject } from '../is-object.ts'
import { createMisses } from './misses.ts'
import { order } from './order.ts'
import type { Node, ParsedSelect } from './parse-select.ts'
import { slice } from './slice.ts'
import { createSteps } from './steps.ts'

type NodeOf<Type extends Node['type']> = Extract<Node, { type: Type }>

/**
 * What an expression selects of a value, and what it asks for in vain. Only a value's own names are seen. Throws where it
 * takes too long, and where a function is given what it does not take.
 */
export function evaluateSelect(
  { node, functions }: ParsedSelect,
  root: unknown,
): { value: unknown; missing: string | undefined } {
  const misses = createMisses()
  const { take, weigh, copy, isSame } = createSteps()
  return { value: copy(visit(node, root)), missing: misses.told() }

  function visit(at: Node, value: unknown): unknown {
    take()
    switch (at.type) {
      case 'Identity':
      case 'Current':
        return value
      case 'Root':
        return root
      case 'Literal':
        return at.value
      case 'Field':
        return field(at, value)
      case 'Subexpression': {
        const inner = visit(at.left, value)
        return inner === null ? null : visit(at.right, inner)
      }
      case 'IndexExpression':
      case 'Pipe':
        return visit(at.right, visit(at.left, value))
      case 'Index':
        return listOf(at, value)?.at(at.value) ?? null
      case 'Slice': {
        if (typeof value === 'string') {
          // Each character becomes a value of its own.
          take(value.length)
          return slice(Array.from(value), at).join('')
        }
        const list = listOf(at, value)
        return list && slice(list, at)
      }
      case 'Projection': {
        const base = visit(at.left, value)
        const isCut = at.left.type === 'IndexExpression' && at.left.right.type === 'Slice'
        return isCut && typeof base === 'string'
          ? visit(at.right, base)
          : each(listOf(at, base), at.right)
      }
      case 'ValueProjection': {
        const base = visit(at.left, value)
        return isObject(base) ? each(Object.values(base), at.right) : null
      }
      case 'FilterProjection': {
        const list = listOf(at, visit(at.left, value))
        return each(list && list.filter((one) => !isFalse(visit(at.condition, one))), at.right)
      }
      case 'Flatten': {
        const list = listOf(at, visit(at.child, value))
        for (const inner of list ?? []) take(Array.isArray(inner) ? inner.length : 0)
        return list?.flat() ?? null
      }
      case 'MultiSelectList':
        return at.children.map((child) => visit(child, value))
      case 'MultiSelectHash':
        return Object.fromEntries(
          at.children.map((child) => [child.name, visit(child.value, value)]),
        )
      case 'OrExpression': {
        const first = misses.optional(() => visit(at.left, value))
        return isFalse(first) ? visit(at.right, value) : first
      }
      case 'AndExpression': {
        const first = visit(at.left, value)
        return isFalse(first) ? first : visit(at.right, value)
      }
      case 'NotExpression':
        return isFalse(visit(at.child, value))
      case 'Comparator':
        return compare(at, visit(at.left, value), visit(at.right, value))
      case 'Function':
        return call(at, value)
      default:
        throw new Error(`A ${at.type} selects nothing.`)
    }
  }

  function field(at: NodeOf<'Field'>, value: unknown): unknown {
    const { name } = at
    if (isObject(value) && Object.hasOwn(value, name)) {
      misses.found(at)
      return value[name] ?? null
    }
    // An answer is shown inside `data`, so that some begin there.
    return name === 'data' && value === root ? root : misses.noName(at, name, value)
  }

  function listOf(at: Node, value: unknown): unknown[] | null {
    if (!Array.isArray(value)) return misses.noList(at, value)
    take(value.length)
    return value
  }

  function each(list: readonly unknown[] | null, right: Node): unknown[] | null {
    return list && list.map((one) => visit(right, one)).filter((one) => one !== null)
  }

  function compare({ name }: NodeOf<'Comparator'>, a: unknown, b: unknown): boolean | null {
    if (name === 'EQ' || name === 'NE') return isSame(a, b) === (name === 'EQ')
    weigh(a)
    const sign = order(a, b)
    if (sign === undefined) return null
    if (sign === 0) return name === 'GTE' || name === 'LTE'
    return sign > 0 === (name === 'GT' || name === 'GTE')
  }

  function call({ name, children }: NodeOf<'Function'>, value: unknown): unknown {
    const args = children.map((child, index) => {
      if (child.type === 'ExpressionReference') return child
      const hasOther = name === 'not_null' && index < children.length - 1
      return hasOther ? misses.optional(() => visit(child, value)) : visit(child, value)
    })
    const [first, second] = args
    if (name === 'map') return arrayOf(second).map((one) => visit(expressionOf(first), one))
    if (name === 'sort_by') return sortedBy(first, second)
    if (name === 'min_by') return sortedBy(first, second)[0] ?? null
    if (name === 'max_by') return sortedBy(first, second).at(-1) ?? null
    for (const one of args) weigh(one, name === 'to_string')
    if (name === 'join' && typeof first === 'string' && Array.isArray(second))
      take((first.length * second.length) / 16)
    // Its own would take a name such as `__proto__` for more than a name.
    if (name === 'merge') return Object.fromEntries(args.flatMap(entriesOf))
    return functions.callFunction(name, args as never) ?? null
  }

  function sortedBy(list: unknown, by: unknown): unknown[] {
    const keyed = arrayOf(list).map((one) => ({ one, key: visit(expressionOf(by), one) }))
    for (const { key } of keyed) {
      weigh(key)
      if (order(keyed[0]?.key, key) === undefined)
        throw new Error('Only numbers can be ordered, or only texts.')
    }
    take(keyed.length * 16)
    return keyed.toSorted((a, b) => order(a.key, b.key) ?? 0).map(({ one }) => one)
  }
}

function isFalse(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0
  if (isObject(value)) return Object.keys(value).length === 0
  return value === null || value === undefined || value === false || value === ''
}

function arrayOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  throw new Error('A list is wanted where there is none.')
}

function entriesOf(value: unknown): [string, unknown][] {
  if (isObject(value)) return Object.entries(value)
  if (value === null) return []
  throw new Error('An object is wanted where there is none.')
}

function expressionOf(value: unknown): Node {
  const { type, child } = Object(value) as { type?: unknown; child?: Node }
  if (type === 'ExpressionReference' && child) return child
  throw new Error('An expression such as &date is wanted.')
}
