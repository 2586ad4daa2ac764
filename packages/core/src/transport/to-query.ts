import { assertKnown } from './assert-known.ts'
import type { Call } from './call.ts'

/** The query that options stand for, under the names that the API has for them. Throws for options not among `names`. */
export function toQuery<Options extends NonNullable<Call['query']>>(
  what: string,
  options: Options,
  names: Record<keyof Options & string, string>,
): NonNullable<Call['query']> {
  assertKnown(what, options, Object.keys(names))
  return Object.fromEntries(
    Object.entries<string>(names).map(([option, name]) => [name, options[option]]),
  )
}
