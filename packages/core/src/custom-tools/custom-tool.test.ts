import { expect, expectTypeOf, test } from 'vitest'
import { toStandardJsonSchema } from '@valibot/to-json-schema'
import { type } from 'arktype'
import * as v from 'valibot'
import { z as oldZod } from 'zod-3'
import { z as z3 } from 'zod/v3'
import { z } from 'zod'
import * as mini from 'zod/mini'
import { createCustomTool } from './custom-tool.ts'
import { createCustomToolkit } from './custom-toolkit.ts'

const facts = { name: 'Find', description: 'Finds.', execute: () => ({}) }
const fits = { ...facts, inputParams: { type: 'object' } }

test('a tool keeps what it was made with, its toolkit in lower case', () => {
  const execute = () => ({ found: true })
  const inputParams = z.object({ id: z.string() })
  const options = { name: 'Find', description: 'Finds.', inputParams, execute, preload: true }
  expect(createCustomTool('find-It_2', { ...options, extendsToolkit: 'GMAIL' })).toEqual({
    slug: 'find-It_2',
    ...options,
    outputParams: undefined,
    extendsToolkit: 'gmail',
  })
})

test.each<[slug: unknown, options: object, word: string]>([
  ['', fits, 'letters'],
  ['a b', fits, 'letters'],
  ['é', fits, 'letters'],
  [undefined, fits, 'letters'],
  ['LOCAL_A', fits, 'LOCAL_'],
  ['composio_a', fits, 'COMPOSIO_'],
  ['A'.repeat(55), fits, '1 characters too long'],
  ['A'.repeat(49), { ...fits, extendsToolkit: 'gmail' }, 'LOCAL_GMAIL_'],
  ['A', { ...fits, name: '' }, 'name'],
  ['A', { ...fits, description: ' ' }, 'description'],
  ['A', { ...facts }, 'inputParams'],
  ['A', { ...facts, inputParams: 'object' }, 'inputParams'],
  ['A', { ...fits, outputParams: null }, 'outputParams'],
  ['A', { ...fits, extendsToolkit: '' }, 'extendsToolkit'],
  ['A', { ...fits, extendsToolkit: 7 }, 'extendsToolkit'],
  ['A', { ...fits, preload: 'yes' }, 'preload'],
  ['A', { ...fits, execute: 'run' }, 'execute'],
  ['A', { ...fits, inputSchema: {} }, 'inputSchema'],
  ['A', null as unknown as object, 'no object of options'],
])('the tool %j with %j is refused, and told what is wrong', (slug, options, word) => {
  const create = () => createCustomTool(slug as string, options as typeof fits)
  expect(create).toThrow(expect.objectContaining({ code: 'invalid_request' }))
  expect(create).toThrow(expect.objectContaining({ hint: expect.any(String) }))
  expect(create).toThrow(word)
})

test('the longest slugs that fit are taken', () => {
  expect(createCustomTool('A'.repeat(54), fits).slug).toHaveLength(54)
  const tool = createCustomTool('A'.repeat(50), fits)
  expect(createCustomToolkit('CRM', { ...crm, tools: [tool] }).tools).toEqual([tool])
})

const crm = { name: 'CRM', description: 'Customers.' }
const find = createCustomTool('FIND', fits)

test.each<[slug: string, options: object, word: string]>([
  ['COMPOSIO_X', { ...crm, tools: [find] }, 'COMPOSIO_'],
  ['CRM', { ...crm, tools: [] }, 'no tools'],
  ['CRM', crm, 'no tools'],
  ['CRM', { ...crm, tools: [null] }, 'createCustomTool'],
  ['CRM', { ...crm, tools: [fits], name: 3 }, 'name'],
  ['CRM', { ...crm, tools: [createCustomTool('A'.repeat(54), fits)] }, 'too long'],
  [
    'CRM',
    { ...crm, tools: [createCustomTool('A', { ...fits, extendsToolkit: 'gmail' })] },
    'gmail',
  ],
  ['CRM', { ...crm, tools: [find], tool: find }, '"tool"'],
])('the toolkit %j with %j is refused, and told what is wrong', (slug, options, word) => {
  const create = () => createCustomToolkit(slug, options as { tools: [] } & typeof crm)
  expect(create).toThrow(expect.objectContaining({ code: 'invalid_request' }))
  expect(create).toThrow(word)
})

test('execute is typed by the schema, whatever made it', () => {
  const texts = { name: 'A', description: 'B' }
  type Input = { id: string; limit: number }
  const schemas = {
    zod4: z.object({ id: z.string(), limit: z.number().default(1) }),
    zod3: z3.object({ id: z3.string(), limit: z3.number().default(1) }),
    oldZod: oldZod.object({ id: oldZod.string(), limit: oldZod.number().default(1) }),
    valibot: v.object({ id: v.string(), limit: v.optional(v.number(), 1) }),
    arktype: type({ id: 'string', limit: 'number = 1' }),
    mini: mini.object({ id: mini.string(), limit: mini.number() }),
  }
  const { zod4: inputParams } = schemas
  createCustomTool('A', {
    ...texts,
    inputParams,
    execute: (input, context) => {
      expectTypeOf(input).toEqualTypeOf<Input>()
      expectTypeOf(context.userId).toBeString()
      expectTypeOf(context.signal).toEqualTypeOf<AbortSignal | undefined>()
    },
  })
  const typed = <Schema extends object>(schema: Schema) => {
    let tell: (
      input: Parameters<Parameters<typeof createCustomTool<Schema>>[1]['execute']>[0],
    ) => void
    tell = () => {}
    createCustomTool('A', { ...texts, inputParams: schema, execute: (input) => tell(input) })
    return tell
  }
  expectTypeOf(typed(schemas.zod3)).parameter(0).toEqualTypeOf<Input>()
  expectTypeOf(typed(schemas.oldZod)).parameter(0).toEqualTypeOf<Input>()
  expectTypeOf(typed(schemas.valibot)).parameter(0).toEqualTypeOf<Input>()
  expectTypeOf(typed(toStandardJsonSchema(schemas.valibot)))
    .parameter(0)
    .toEqualTypeOf<Input>()
  expectTypeOf(typed(schemas.arktype)).parameter(0).toEqualTypeOf<Input>()
  expectTypeOf(typed(schemas.mini)).parameter(0).toEqualTypeOf<Input>()
  const jsonSchema = { type: 'object', properties: { id: { type: 'string' } } }
  expectTypeOf(typed(jsonSchema)).parameter(0).toEqualTypeOf<Record<string, unknown>>()
  // @ts-expect-error: the schema has no such name.
  createCustomTool('A', { ...texts, inputParams, execute: ({ nope }) => nope })
})
