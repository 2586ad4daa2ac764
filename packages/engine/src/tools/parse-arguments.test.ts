import { MaillonError } from '@maillon/core'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { parseArguments } from './parse-arguments.ts'

const tool = {
  slug: 'MAIL_SEND',
  input: z.object({
    recipient_email: z.email(),
    subject: z.string().max(10),
    priority: z.enum(['low', 'high']).default('low'),
    cc: z
      .array(z.object({ address: z.string(), name: z.string().optional() }))
      .max(5)
      .optional(),
    headers: z.record(z.string(), z.string()).optional(),
    options: z
      .object({ track: z.boolean().default(true) })
      .nullable()
      .default(null),
    extra: z.looseObject({ known: z.string().optional() }).optional(),
  }),
}
const valid = { recipient_email: 'ben@example.com', subject: 'Hello' }

function errors(input: unknown): readonly string[] {
  try {
    parseArguments(tool, input)
  } catch (error) {
    if (!MaillonError.is(error, 'invalid_arguments')) throw error
    expect(error.message).toContain('MAIL_SEND')
    expect(error.hint).toContain('MAIL_SEND')
    expect(error.details).toEqual({ errors: error.errors })
    return error.errors
  }
  throw new Error('It took them.')
}

test('what fits comes back with defaults', () => {
  expect(parseArguments(tool, valid)).toEqual({ ...valid, priority: 'low', options: null })
  expect(parseArguments(tool, { ...valid, options: {} })).toMatchObject({
    options: { track: true },
  })
})

test('none are as good as empty ones', () => {
  const withoutInput = { slug: 'MAIL_LIST', input: z.object({}) }
  expect(parseArguments(withoutInput, undefined)).toEqual({})
  expect(parseArguments(withoutInput, null)).toEqual({})
  expect(errors(undefined)).toHaveLength(2)
})

test('every fault is told, with its place', () => {
  const input = { recipient_email: 'ben', subject: 'x'.repeat(11), cc: [{}, { address: 1 }] }
  const told = errors(input)
  expect(told).toHaveLength(4)
  for (const place of ['recipient_email:', 'subject:', 'cc.0.address:', 'cc.1.address:'])
    expect(told.some((sentence) => sentence.startsWith(place))).toBe(true)
})

test('of a value of another type that alone is told, and not how long it is', () => {
  expect(errors({ ...valid, cc: 'ben@example.com' })).toEqual([
    'cc: Invalid input: expected array, received string',
  ])
})

test('a name that the tool does not know is a fault, with the nearest that it does', () => {
  expect(errors({ ...valid, recipient: 'ben@example.com' })).toEqual([
    '"recipient" is not an argument (did you mean recipient_email?)',
  ])
  expect(errors({ ...valid, xyzzy: 1 })).toEqual(['"xyzzy" is not an argument'])
  expect(errors({ ...valid, constructor: 1, toString: 2 })).toHaveLength(2)
})

test('so is one inside a list or an object', () => {
  expect(errors({ ...valid, cc: [{ address: 'a' }, { address: 'b', adress: 'c' }] })).toEqual([
    '"cc.1.adress" is not an argument (did you mean address?)',
  ])
  expect(errors({ ...valid, options: { tracks: false } })).toEqual([
    '"options.tracks" is not an argument (did you mean track?)',
  ])
})

test('of many faults the first ones are told', () => {
  const many = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`x${index}`, 1]))
  expect(errors({ ...valid, ...many })).toHaveLength(20)
})

test('free names are free', () => {
  const input = { ...valid, headers: { 'X-Any': 'a' }, extra: { any: 1 } }
  expect(parseArguments(tool, input)).toMatchObject({
    headers: { 'X-Any': 'a' },
    extra: { any: 1 },
  })
})

test('arguments that are no object are a fault', () => {
  for (const input of ['{}', [], 1, true]) expect(errors(input).length).toBeGreaterThan(0)
})
