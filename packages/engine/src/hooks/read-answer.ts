import { z } from 'zod'
import { isTooDeep } from '../answers/is-too-deep.ts'

const record = z.record(z.string(), z.unknown())
const denial = z.strictObject({ decision: z.literal('deny'), reason: z.string().optional() })
const before = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('allow'), arguments: record.optional() }),
  denial,
])
const after = z.discriminatedUnion('decision', [
  z.strictObject({
    decision: z.literal('allow'),
    result: z.strictObject({ data: record, error: z.string().nullable() }).optional(),
  }),
  denial,
])

/** What a hook said before a call. Throws for anything else. */
export function readBefore(answer: unknown): z.output<typeof before> {
  return before.parse(plain(answer))
}

/** What a hook said of a result. Throws for anything else. */
export function readAfter(answer: unknown): z.output<typeof after> {
  return after.parse(plain(answer))
}

/** A value as JSON tells it, apart from the one that was given: what others do to theirs changes nothing here. */
export function plain<Value>(value: Value): Value {
  if (isTooDeep(value)) throw new TypeError('It is nested too deep.')
  return JSON.parse(JSON.stringify(value)) as Value
}
