import { dereference, type OutputUnit, type Schema, validate } from '@cfworker/json-schema'
import type { JsonSchema } from '../json-schema.ts'
import { explain } from './explain.ts'
import { plainSchema } from './plain-schema.ts'

/** Says what is wrong with a value: one short sentence for each wrong path, none where it fits. */
export type Judge = (value: unknown) => string[]

/**
 * The judge of values by a JSON Schema, one for each schema object. It evaluates no code and fetches nothing: a reference
 * that leads nowhere takes anything. So does a schema that nothing can be told by: one that refers to itself without end,
 * or branches beyond any patience.
 */
export function judgeOf(schema: JsonSchema): Judge {
  const judge = judges.get(schema) ?? createJudge(schema)
  judges.set(schema, judge)
  return judge
}

const judges = new WeakMap<JsonSchema, Judge>()

/** How often one schema of all is looked at, for each character of the value and beyond. */
const patience = { perCharacter: 100, least: 100_000 }

function createJudge(schema: JsonSchema): Judge {
  let steps = 0
  const root: Schema = plainSchema(schema)
  const lookup = trying(() => dereference(root))
  if (!lookup) return () => []
  for (const one of Object.values(lookup)) {
    if (typeof one === 'boolean') continue
    if (one.__absolute_ref__ !== undefined) lookup[one.__absolute_ref__] ??= true
    // The library reads this of each schema that it looks at, and gives no other way to stop it.
    Object.defineProperty(one, '$recursiveAnchor', { get: step })
  }
  return (value) => {
    const json = trying(() => JSON.stringify(value))
    if (json === undefined) return ['Invalid input: JSON cannot spell it']
    steps = patience.least + patience.perCharacter * json.length
    const spelled: unknown = JSON.parse(json)
    const run = (isShort: boolean) => validate(spelled, root, '2020-12', lookup, isShort)
    if (trying(() => run(true))?.valid ?? true) return []
    const errors: OutputUnit[] = trying(() => run(false).errors) ?? []
    return explain(errors, { root, lookup, value: spelled })
  }

  function step(): undefined {
    steps -= 1
    if (steps < 0) throw new RangeError('The schema branches too often.')
  }
}

/** Undefined for what throws: a schema without an end, or a value that is too deep. */
function trying<Result>(run: () => Result): Result | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}
