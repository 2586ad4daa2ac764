import { isDeepStrictEqual } from 'node:util'
import { MaillonError } from '@maillon/core'
import type { Constraint, SessionConfig } from '@maillon/core/contract'
import type { CatalogueTool } from '../../catalogue/catalogue-tool.ts'
import { type Found, placeOf, takesArgument, valuesAt } from './argument-place.ts'
import { allowedText } from './constraint-text.ts'
import { constraintsOf } from './constraints-of.ts'
import { linearPattern, type Looks } from './linear-pattern.ts'

/** For one call: at most a tenth of a second, in which nobody else is served. */
const maxLooks = 500_000

/** Lets the arguments pass that a session allows a tool. Throws `call_denied`, which tells what is allowed. */
export function checkConstraints(
  config: SessionConfig,
  tool: CatalogueTool,
  input: Record<string, unknown>,
): void {
  const looks = { left: maxLooks }
  for (const [argument, rule] of Object.entries(constraintsOf(config, tool.tool.slug))) {
    const place = placeOf(argument)
    const fits = fitting(rule, looks)
    for (const found of valuesAt(input, place)) {
      const isFine = found === 'absent' ? rule.optional && takesArgument(tool, place) : fits(found)
      if (!isFine) throw notAllowed(tool.tool.slug, argument, rule, found)
    }
  }
}

function fitting(
  { equals, in: values, min, max, pattern }: Constraint,
  looks: Looks,
): (found: Found) => boolean {
  const isOneOf = values && among(values)
  const matches = pattern === undefined ? undefined : linearPattern(pattern)
  return (found) => {
    if (typeof found === 'string') return false
    const { value } = found
    if (equals !== undefined && !isDeepStrictEqual(value, equals)) return false
    if (isOneOf && !isOneOf(value)) return false
    const size = Array.isArray(value) ? value.length : value
    const isSized = typeof size === 'number' && !Number.isNaN(size)
    if (min !== undefined && !(isSized && size >= min)) return false
    if (max !== undefined && !(isSized && size <= max)) return false
    if (!matches) return true
    return typeof value === 'string' && matches(value, looks)
  }
}

/** Long lists are held against long lists: what is no object is found at once. */
function among(values: readonly unknown[]): (value: unknown) => boolean {
  const plain = new Set(values)
  const objects = values.filter((one) => typeof one === 'object' && one !== null)
  return (value) =>
    typeof value === 'object' && value !== null
      ? objects.some((one) => isDeepStrictEqual(value, one))
      : plain.has(value)
}

function notAllowed(slug: string, argument: string, rule: Constraint, found: Found): MaillonError {
  const missing = found === 'absent' ? ' It was left out.' : ''
  return new MaillonError('call_denied', {
    message: `This session does not allow ${slug} with these arguments: ${argument} ${allowedText(rule)}.${missing}`,
    hint: 'Call it with what is allowed, or tell the user that this session does not allow it; do not look for a way round.',
    details: { tool_slug: slug, denied_by: 'session', argument, allowed: rule, made: false },
  })
}
