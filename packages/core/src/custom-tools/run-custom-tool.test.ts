import { expect, test } from 'vitest'
import { toStandardJsonSchema } from '@valibot/to-json-schema'
import { type } from 'arktype'
import * as v from 'valibot'
import { z as oldZod } from 'zod-3'
import { z as z3 } from 'zod/v3'
import { z } from 'zod'
import * as mini from 'zod/mini'
import { MaillonError } from '../errors/maillon-error.ts'
import { bindCustomTools } from './bind-custom-tools.ts'
import { createCustomTool, type CustomToolContext } from './custom-tool.ts'
import { runCustomTool } from './run-custom-tool.ts'

const never = async () => {
  throw new Error('not here')
}
const context: CustomToolContext = {
  files: { get: never, list: never, delete: never, upload: never },
  userId: 'user_1',
  sessionId: 'trs_1',
  signal: undefined,
  execute: never,
  proxyExecute: never,
}

/** Runs a tool whose work is `execute`. */
async function run(
  execute: (input: Record<string, unknown>, context: CustomToolContext) => unknown,
  { inputParams = { type: 'object' }, input = {}, signal }: RunOptions = {},
) {
  const tool = createCustomTool('FIND', {
    name: 'Find',
    description: 'Finds.',
    inputParams,
    execute,
  })
  const [bound] = (await bindCustomTools({ customTools: [tool] })).bound
  if (!bound) throw new Error('The tool is not bound.')
  return runCustomTool(bound, input, { ...context, signal })
}

interface RunOptions {
  inputParams?: object
  input?: Record<string, unknown>
  signal?: AbortSignal | undefined
}

const withDefaults: [name: string, schema: object][] = [
  ['Zod 4', z.object({ id: z.string(), limit: z.number().default(5) })],
  ['Zod Mini', mini.object({ id: mini.string(), limit: mini._default(mini.number(), 5) })],
  ['Zod 3 of zod/v3', z3.object({ id: z3.string(), limit: z3.number().default(5) })],
  ['Zod 3.22', oldZod.object({ id: oldZod.string(), limit: oldZod.number().default(5) })],
  ['Valibot', toStandardJsonSchema(v.object({ id: v.string(), limit: v.optional(v.number(), 5) }))],
  ['ArkType', type({ id: 'string', limit: 'number = 5' })],
]

test.each(withDefaults)('input of %s is checked, and has its defaults', async (_, inputParams) => {
  expect(await run((input) => input, { inputParams, input: { id: 'a' } })).toEqual({
    data: { id: 'a', limit: 5 },
    error: null,
    logId: '',
  })
  const { data, error } = await run(never, { inputParams, input: { id: 7 } })
  expect(data).toMatchObject({ code: 'invalid_arguments', hint: expect.any(String) })
  expect(data.errors).toEqual([expect.stringContaining('id')])
  expect(error).toBe(data.message)
})

test('a schema may convert input, also asynchronously', async () => {
  const inputParams = z.object({
    day: z.string().transform(async (text) => new Date(text).getUTCFullYear()),
  })
  const { data } = await run((input) => input, { inputParams, input: { day: '2026-11-23' } })
  expect(data).toEqual({ day: 2026 })
})

test('input of a JSON Schema is checked, and goes in as it is', async () => {
  const inputParams = {
    type: 'object',
    properties: { id: { type: 'string' }, limit: { type: 'number', default: 5 } },
    required: ['id'],
    additionalProperties: false,
  }
  const { data } = await run((input) => input, { inputParams, input: { id: 'a' } })
  expect(data).toEqual({ id: 'a' })
  const wrong = await run(never, { inputParams, input: { other: 1 } })
  expect(wrong.data.errors).toHaveLength(2)
})

test.each<[answer: unknown, data: object]>([
  [undefined, {}],
  [null, {}],
  [{ a: new Date(0), b: undefined }, { a: '1970-01-01T00:00:00.000Z' }],
  ['text', { result: 'text' }],
  [0, { result: 0 }],
  [[1, { a: 2 }], { result: [1, { a: 2 }] }],
])('the answer %j is the data %j', async (answer, data) => {
  expect(await run(() => answer)).toEqual({ data, error: null, logId: '' })
})

const circle: Record<string, unknown> = {}
circle.self = circle

test.each<[what: string, answer: unknown]>([
  ['a function', () => {}],
  ['a symbol', Symbol('a')],
  ['what holds itself', circle],
])('%s for an answer is an error', async (_, answer) => {
  const { data } = await run(() => answer)
  expect(data).toMatchObject({ code: 'tool_failed', message: expect.stringContaining('JSON') })
})

test('what the tool answered is a copy: changing it later changes no result', async () => {
  const answer = { list: [1] }
  const result = await run(() => answer)
  answer.list.push(2)
  expect(result.data).toEqual({ list: [1] })
})

test('what a tool throws is told, without a stack and not at any length', async () => {
  const error = new Error('No customer has this id.', { cause: new Error('secret cause') })
  const result = await run(() => {
    throw error
  })
  expect(result).toEqual({
    data: {
      code: 'tool_failed',
      message: 'No customer has this id.',
      hint: expect.any(String),
    },
    error: 'No customer has this id.',
    logId: '',
  })
  expect(JSON.stringify(result)).not.toMatch(/secret cause|\.ts:|    at /)
  const long = await run(async () => Promise.reject(new Error('x'.repeat(5000))))
  expect(long.error).toHaveLength(1000)
  for (const thrown of [undefined, { message: 'not an error' }, '', new Error('')]) {
    const { data } = await run(() => {
      throw thrown
    })
    expect(data).toMatchObject({ code: 'tool_failed', message: expect.stringMatching(/\.$/) })
  }
})

test('an error of ours keeps its code, and a missing account says for which call', async () => {
  const forbidden = new MaillonError('forbidden', { message: 'No.', details: { why: 'night' } })
  const { data } = await run(() => Promise.reject(forbidden))
  expect(data).toEqual({ code: 'forbidden', message: 'No.', why: 'night' })
  const lacking = new MaillonError('connection_required', {
    message: 'Connect first.',
    details: { toolkit: 'gmail', redirect_url: 'https://maillon.example/link/ln_1' },
  })
  const required = await run(() => Promise.reject(lacking), { input: { id: 'a' } })
  expect(required.data).toMatchObject({
    code: 'connection_required',
    toolkit: 'gmail',
    redirect_url: 'https://maillon.example/link/ln_1',
    tool_slug: 'LOCAL_FIND',
    arguments: { id: 'a' },
  })
})

test('an aborted call does not start, and one under way is given up at once', async () => {
  let ran = false
  const aborted = AbortSignal.abort(new Error('stop'))
  const start = run(() => (ran = true), { signal: aborted })
  await expect(start).rejects.toThrow('stop')
  expect(ran).toBe(false)

  const controller = new AbortController()
  let seen: AbortSignal | undefined
  const deaf = run(
    (_, { signal }) => {
      seen = signal
      controller.abort(new Error('stop'))
      return new Promise(() => {})
    },
    { signal: controller.signal },
  )
  await expect(deaf).rejects.toThrow('stop')
  expect(seen?.aborted).toBe(true)

  const heeding = new AbortController()
  const ended = run(
    (_, { signal }) => {
      heeding.abort(new Error('stop'))
      signal?.throwIfAborted()
    },
    { signal: heeding.signal },
  )
  await expect(ended).rejects.toThrow('stop')
})
