import type { OutputUnit } from '@cfworker/json-schema'
import { type Judged, schemaAt, valueAt } from './judged.ts'
import { expectation, pathOf, tell } from './tell.ts'

/** The validator's errors as sentences for a model: one for each wrong path, and of a union the branch that comes closest. */
export function explain(errors: readonly OutputUnit[], judged: Judged): string[] {
  const found = new Set(sentencesOf(errors, judged))
  return found.size > 0 ? [...found] : ['Invalid input']
}

/** An error, and what was wrong inside it. */
interface Group {
  error: OutputUnit
  inner: readonly OutputUnit[]
}

/** Errors stand in the order in which they were met: each is followed by those inside it. */
function grouped(errors: readonly OutputUnit[]): Group[] {
  const groups: Group[] = []
  for (let index = 0; index < errors.length; ) {
    const error = errors[index]!
    let end = index + 1
    while (errors[end]?.keywordLocation.startsWith(`${error.keywordLocation}/`)) end += 1
    groups.push({ error, inner: errors.slice(index + 1, end) })
    index = end
  }
  return groups
}

function sentencesOf(errors: readonly OutputUnit[], judged: Judged): string[] {
  return grouped(errors)
    .filter(isNew)
    .flatMap((group) => sentences(group, judged))
}

/** Of all that is missing at one place, the first error says it. */
function isNew({ error }: Group, index: number, groups: readonly Group[]): boolean {
  const before = groups[index - 1]?.error
  const isOne =
    before?.keywordLocation === error.keywordLocation &&
    before.instanceLocation === error.instanceLocation
  return error.keyword !== 'required' || !isOne
}

function sentences({ error, inner }: Group, judged: Judged): string[] {
  // What `then` or `else` found comes next.
  if (error.keyword === 'if') return []
  if (error.keyword === 'anyOf' || error.keyword === 'oneOf') return ofUnion(error, inner, judged)
  const told = tell(error, inner, judged)
  return told ?? sentencesOf(inner, judged)
}

function ofUnion(error: OutputUnit, inner: readonly OutputUnit[], judged: Judged): string[] {
  const { keywordLocation, instanceLocation } = error
  const branches = Map.groupBy(inner, (one) =>
    one.keywordLocation
      .slice(keywordLocation.length + 1)
      .split('/', 1)
      .join(),
  )
  const value = valueAt(judged, instanceLocation)
  const say = (sentence: string) => [pathOf(judged, instanceLocation) + sentence]
  const all = schemaAt(judged, keywordLocation)
  if (branches.size === 0 || (Array.isArray(all) && branches.size < all.length)) {
    return say('Invalid input: it fits several of the forms that exclude each other')
  }
  const types = [...branches.values()].map((branch) => {
    const wrong = branch.find((one) => isWrongType(one, error))
    return wrong && [schemaAt(judged, wrong.keywordLocation)].flat().map(String)
  })
  if (types.every((names) => names !== undefined)) {
    return say(expectation([...new Set(types.flat())], value))
  }
  const closest = [...branches.values()].reduce((a, b) =>
    distance(b, error) < distance(a, error) ? b : a,
  )
  return sentencesOf(closest, judged)
}

/** How far a branch is from what was meant: another type is further than another kind, and that than a few mistakes. */
function distance(branch: readonly OutputUnit[], union: OutputUnit): number {
  const weights = branch.map((error, index): number => {
    if (branch[index + 1]?.keywordLocation.startsWith(`${error.keywordLocation}/`)) return 0
    if (isWrongType(error, union)) return 10_000
    return error.keyword === 'const' || error.keyword === 'enum' ? 100 : 1
  })
  return weights.reduce((sum, weight) => sum + weight, 0)
}

function isWrongType({ keyword, instanceLocation }: OutputUnit, union: OutputUnit): boolean {
  return keyword === 'type' && instanceLocation === union.instanceLocation
}
