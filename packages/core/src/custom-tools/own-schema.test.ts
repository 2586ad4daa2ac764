import { toStandardJsonSchema } from '@valibot/to-json-schema'
import { type } from 'arktype'
import * as fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { z as oldZod } from 'zod-3'
import { z as z3 } from 'zod/v3'
import { z } from 'zod'
import * as mini from 'zod/mini'
import type { JsonSchema } from '../schema/json-schema.ts'
import { modifySchema } from '../modifiers/modifiers.ts'
import { offerTool } from '../provider/offer-tool.ts'
import { bindCustomTools, listedTool } from './bind-custom-tools.ts'
import { checkInput } from './check-input.ts'
import { createCustomTool } from './custom-tool.ts'

/** Schemas whose JSON Schema says less, or other, than what they take. */
const schemas: Record<string, object> = {
  'flags of a pattern': z.object({ a: z.string().regex(/^a/i).optional() }),
  guid: z.object({ a: z.guid() }),
  coerce: z.object({ a: z.coerce.number(), b: z.coerce.boolean() }),
  'coerced date': z.object({ a: z.coerce.date() }),
  'coerced bigint': z.object({ a: z.coerce.bigint() }),
  preprocess: z.object({ a: z.preprocess((value) => String(value), z.string().min(1)) }),
  catch: z.object({ a: z.number().catch(1) }),
  default: z.object({ a: z.string().default('x'), b: z.string().prefault('y') }),
  pipe: z.object({ a: z.string().transform(Number).pipe(z.number().min(0)) }),
  'trimmed text': z.object({ a: z.string().trim().max(2) }),
  'lower case': z.object({
    a: z
      .string()
      .toLowerCase()
      .regex(/^[a-z]*$/),
  }),
  'closed union': z.union([z.strictObject({ a: z.string() }), z.strictObject({ b: z.string() })]),
  'own rule': z.object({ a: z.string().refine((text) => text.length !== 1) }),
  'later rule': z.object({ a: z.string().refine(async (text) => text !== 'x') }),
  instance: z.object({ a: z.custom<string>((value) => value === 'x' || value === 5) }),
  nothing: z.object({}),
  strict: z.strictObject({ a: z.string().optional() }),
  mini: mini.object({ a: mini.string().check(mini.regex(/^x/i)), b: mini.optional(mini.number()) }),
  'Zod 3': z3.object({ a: z3.coerce.number(), b: z3.string().regex(/^x/i).optional() }),
  'Zod 3.22': oldZod.object({ a: oldZod.coerce.string(), b: oldZod.number().catch(2) }),
  'Zod 3 preprocess': z3.object({ a: z3.preprocess((value) => Number(value), z3.number()) }),
  valibot: toStandardJsonSchema(
    v.object({ a: v.fallback(v.string(), 'x'), b: v.optional(v.number(), 3) }),
  ),
  arktype: type({ a: 'string | number', 'b?': 'string > 1' }),
  'raw JSON Schema': {
    properties: { a: { type: 'string', format: 'email' } },
    not: { required: ['b'] },
  },
  'any object': {},
}

const value = fc.oneof(
  fc.constantFrom<unknown>(
    'x',
    'X',
    'Xy',
    'a',
    'A',
    ' ab ',
    '',
    '1',
    '2026-01-01',
    1,
    0,
    -1,
    true,
    null,
  ),
  fc.constant('A1B2C3D4-0000-0000-0000-0123456789AB'),
  fc.jsonValue({ maxDepth: 1 }),
)
const inputs = fc.record({ a: value, b: value }, { requiredKeys: [] })

async function listed(inputParams: object) {
  const tool = createCustomTool('OWN', {
    name: 'Own',
    description: 'Judges by itself.',
    inputParams,
    execute: (input) => input,
  })
  const [bound] = (await bindCustomTools({ customTools: [tool] })).bound
  if (!bound) throw new Error('The tool is not bound.')
  return listedTool(bound)
}

test.for(Object.entries(schemas))(
  'of a custom tool, its own schema is the judge, and arguments stay as they were: %s',
  async ([, schema]) => {
    const tool = await listed(schema)
    const offered = offerTool(tool, 'common')
    await fc.assert(
      fc.asyncProperty(inputs, async (input) => {
        const before = structuredClone(input)
        const read = await offered.read(input)
        const own = await checkInput(schema, tool.inputParameters, structuredClone(input))
        expect('value' in read).toBe('value' in own)
        if ('value' in read) expect(read.value).toBe(input)
        expect(input).toEqual(before)
      }),
      { numRuns: 40 },
    )
  },
)

test.each([{}, z.object({}), { type: 'object' }, { additionalProperties: false }])(
  'no arguments fit a tool that asks for none: %j',
  async (schema) => {
    const { read, parameters } = offerTool(await listed(schema), 'common')
    expect(parameters).toMatchObject({ type: 'object', properties: {} })
    expect(await read({})).toEqual({ value: {} })
  },
)

test('what a modifier shows otherwise is judged as it is shown; the rest keeps its own judge', async () => {
  const tool = await listed(z.object({ a: z.coerce.number() }))
  const same = await modifySchema(tool, ({ schema }) => ({ ...schema, description: 'Changed.' }))
  expect(await offerTool(same, 'common').read({ a: '1' })).toEqual({ value: { a: '1' } })
  const inputParameters: JsonSchema = { type: 'object', properties: { a: { type: 'integer' } } }
  const other = await modifySchema(tool, ({ schema }) => ({ ...schema, inputParameters }))
  expect(await offerTool(other, 'common').read({ a: '1' })).toHaveProperty('error')
  expect(await offerTool(other, 'common').read({})).toEqual({ value: {} })
})

test('a schema whose own conversion throws refuses the arguments, and ends nobody', async () => {
  const tool = await listed(z3.object({ a: z3.coerce.string() }))
  const { read } = offerTool(tool, 'common')
  expect(await read({ a: { toString: '' } })).toMatchObject({
    error: { code: 'invalid_arguments', errors: [expect.stringMatching(/^The schema failed/)] },
  })
})
