import { dereference, type Schema, validate } from '@cfworker/json-schema'
import type { JsonSchema } from '../json-schema.ts'
import { explain } from './explain.ts'
import { isLarger } from './is-larger.ts'
import { plainSchema } from './plain-schema.ts'
import { repeating } from './repeating.ts'
import { weightOf } from './weight-of.ts'

/** Says what is wrong with a value: one short sentence for each wrong path, none where it fits. */
export type Judge = (value: unknown) => string[]

/**
 * The judge of values by a JSON Schema, one for each schema object. It evaluates no code and fetches nothing: a reference
 * that leads nowhere takes anything. So does a schema that nothing can be told by: one that refers to itself or holds itself
 * without end, is deeper than any stack, or takes more to look at beside the value than any patience.
 */
export function judgeOf(schema: JsonSchema): Judge {
  const judge = judges.get(schema) ?? createJudge(schema)
  judges.set(schema, judge)
  return judge
}

const judges = new WeakMap<JsonSchema, Judge>()

/** How much of all schemas is looked at, for each character of the value and beyond. */
const patience = { perCharacter: 20, least: 200_000 }
/** More than any schema is made of that was not made to be large. */
const mostParts = 500_000

function createJudge(schema: JsonSchema): Judge {
  let steps = 0
  let repeated: unknown[][] = []
  let asksForUnique = false
  if (isLarger(schema, mostParts)) return () => []
  const root: Schema | undefined = trying(() => plainSchema(schema))
  const lookup = root && trying(() => dereference(root))
  if (!lookup) return () => []
  for (const one of new Set(Object.values(lookup))) {
    if (typeof one === 'boolean') continue
    if (one.__absolute_ref__ !== undefined) lookup[one.__absolute_ref__] ??= true
    if (one.enum) one.enum = untold([...one.enum])
    const weight = weightOf(one)
    // The library reads this of each schema that it looks at, and gives no other way to stop it.
    Object.defineProperty(one, '$recursiveAnchor', { get: () => step(weight) })
    if (one.uniqueItems) askForUnique(one)
  }
  return (value) => {
    const json = trying(() => JSON.stringify(value))
    if (json === undefined) return ['Invalid input: JSON cannot spell it']
    steps = patience.least + patience.perCharacter * json.length
    const spelled: unknown = JSON.parse(json)
    const run = (isShort: boolean) => validate(spelled, root, '2020-12', lookup, isShort)
    const first = trying(() => {
      if (asksForUnique) repeated = untold(repeating(spelled))
      return run(true)
    })
    if (!first || first.valid) return []
    const { errors } = trying(() => run(false)) ?? first
    return explain(errors, { root, lookup, value: spelled })
  }

  function step(weight: number): undefined {
    steps -= weight
    if (steps < 0) throw new RangeError('There is too much to look at.')
  }

  /** The library compares each item with each: here it asks for none of the lists in the value that are not so. */
  function askForUnique(one: Schema): void {
    asksForUnique = true
    const same: Schema = { $comment: 'uniqueItems' }
    const listed = () => {
      step(repeated.length / 5)
      return repeated
    }
    Object.defineProperty(same, 'enum', { get: listed })
    delete one.uniqueItems
    one.allOf = [...(one.allOf ?? []), { not: same }]
  }
}

/** A list that JSON leaves out: for each error the library spells all that would have been allowed. */
function untold<List extends unknown[]>(list: List): List {
  return Object.defineProperty(list, 'toJSON', { value: () => null })
}

/** Undefined for what throws: a schema without an end, or a value that is too deep. */
function trying<Result>(run: () => Result): Result | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}
