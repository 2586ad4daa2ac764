import { createRequire } from 'node:module'
import { defineTool, defineToolkit, noAuth } from '@maillon/core/toolkit'
import { type JsonSchema, toJsonSchema } from '@maillon/core/provider'
import { Maillon, MaillonError } from '@maillon/core'
import { startTestEngine } from '@maillon/testkit'
import { allToolkits } from '@maillon/toolkits'
import { AjvJsonSchemaValidator as SecondValidator } from '@modelcontextprotocol/client/validators/ajv'
import { AjvJsonSchemaValidator as FirstValidator } from '@modelcontextprotocol/sdk/validation/ajv'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { fitsLoosely } from './fits-loosely.ts'
import { looseSchema } from './loose-schema.ts'
import { realClients } from './real-clients.contract.ts'
import { toolResult } from './tool-result.ts'

const output = z.object({
  id: z.number().int().min(1).describe('Of the note.'),
  kind: z.enum(['note', 'list']),
  when: z.iso.datetime(),
  tags: z.array(z.object({ name: z.string().max(3) })).min(1),
  owner: z.strictObject({ email: z.email() }),
  place: z.tuple([z.number(), z.number()]),
  body: z.discriminatedUnion('is', [
    z.object({ is: z.literal('text'), text: z.string() }),
    z.object({ is: z.literal('link'), url: z.url() }),
  ]),
  marks: z.record(z.string(), z.boolean()),
})
let answered: unknown
const notes = defineToolkit({
  slug: 'notes',
  name: 'Notes',
  description: 'Keeps notes.',
  version: '20261130_00',
  baseUrl: 'https://notes.example.test',
  auth: noAuth(),
  verified: 'emulated',
  tools: [
    defineTool({
      slug: 'NOTES_CODE',
      name: 'Code',
      description: 'Answers with a code of its own.',
      effect: 'read',
      input: z.object({}),
      output: z.object({ code: z.number(), message: z.array(z.string()) }),
      run: async () => {
        throw new MaillonError('upstream_error', { message: 'No.' })
      },
    }),
    defineTool({
      slug: 'NOTES_ADD',
      name: 'Add',
      description: 'Adds a note.',
      effect: 'write',
      input: z.object({}),
      output,
      run: async () => answered as never,
    }),
  ],
})

let served: Awaited<ReturnType<typeof startTestEngine>>
beforeAll(async () => {
  served = await startTestEngine({ toolkits: [notes] })
})
afterAll(() => served.stop())

const usual = {
  id: 1,
  kind: 'note',
  when: '2026-11-30T12:00:00Z',
  tags: [{ name: 'a' }],
  owner: { email: 'ada@example.test' },
  place: [1, 2],
  body: { is: 'text', text: 'hi' },
  marks: { read: true },
}
const fitting: Record<string, unknown> = {
  'as it is declared': usual,
  'without anything': {},
  'with null in each place': Object.fromEntries(Object.keys(usual).map((key) => [key, null])),
  'with more': { ...usual, more: 1, owner: { email: 'x', more: [] }, tags: [{ more: {} }] },
  'beyond all bounds': {
    ...usual,
    id: -1.5,
    kind: 'page',
    when: 'soon',
    tags: [],
    owner: { email: '' },
    place: [1, 'two', null],
    body: { is: 'page', url: 7 },
  },
}
const others: Record<string, unknown> = {
  'a text in place of a list': { ...usual, tags: 'a,b' },
  'a text in place of a number': { ...usual, id: '1' },
  'an object in place of a flag': { ...usual, marks: { read: {} } },
}

test.each(Object.entries(realClients).filter(([name]) => !name.includes('inspector')))(
  '[h] %s hands on every answer, and of another shape that the call was done',
  async (name, open) => {
    const maillon = new Maillon({ apiKey: served.apiKey, baseURL: served.url })
    const session = await maillon.create(`user of ${name}`, {
      preload: { tools: ['NOTES_ADD', 'NOTES_CODE'] },
    })
    const client = await open(session.mcp)
    expect(await client.list()).toContain('NOTES_ADD')
    for (const [shape, answer] of Object.entries(fitting)) {
      answered = answer
      const texts = await client.call('NOTES_ADD', {})
      expect([shape, texts.map((text) => JSON.parse(text))]).toEqual([shape, [answer]])
    }
    for (const answer of Object.values(others)) {
      answered = answer
      const read = await client.call('NOTES_ADD', {}).catch((error: Error) => [error.message])
      expect(read.join('\n')).toMatch(/This call was done: do not repeat it\./)
      expect(read.join('\n')).toContain(JSON.stringify(answer))
    }
    const refused = await client.call('NOTES_CODE', {}).catch((error: Error) => [error.message])
    expect(refused.join()).toContain('"code":"upstream_error"')
    await client.close()
  },
)

test('[h] what waits for the user is an answer, whatever the tool declares', () => {
  const wait = { code: 'connection_required', message: 'Connect.', redirect_url: 'https://x.test' }
  const result = { data: wait, error: 'Connect.', log_id: 'log_1' }
  const declared = (told: object) => looseSchema({ type: 'object', properties: told })
  const other = declared({ code: { type: 'integer' } })
  expect(toolResult(result, declared({ a: {} }))).toMatchObject({ structuredContent: wait })
  expect(toolResult(result, other)).toMatchObject({ structuredContent: {}, isError: false })
})

/** What clients check with: SDKs of before 2025-11 had the strictest of them. */
const sdk = createRequire(
  createRequire(import.meta.url).resolve('@modelcontextprotocol/sdk/client'),
)
const { default: Ajv } = sdk('ajv') as {
  default: new () => { compile(schema: object): (value: unknown) => boolean }
}
const [plain, first, second] = [new Ajv(), new FirstValidator(), new SecondValidator()]
const validators: Record<string, (schema: JsonSchema) => (value: unknown) => boolean> = {
  'SDKs of before 2025-11': (schema) => plain.compile(schema),
  'the first version of the SDK': (schema) => {
    const check = first.getValidator(schema)
    return (value) => check(value).valid
  },
  'the second version of the SDK': (schema) => {
    const check = second.getValidator(schema)
    return (value) => check(value).valid
  },
}
const schemas = allToolkits
  .flatMap(({ tools }) => tools.map(({ output: told }) => toJsonSchema(told)))
  .map((schema) => looseSchema(schema))
  .filter((schema) => schema !== undefined)

test.each(Object.entries(validators))(
  '[h] every output schema of the catalogue is one that %s can read',
  (_, compile) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    expect(schemas.length).toBeGreaterThan(100)
    for (const schema of schemas) expect(compile(schema)({})).toBe(true)
    warn.mockRestore()
  },
)

test('[h] no output schema has what an upstream could break, a tuple, or a choice at its root', () => {
  const keywords = new Set<string>()
  const look = (schema: JsonSchema): void => {
    for (const [keyword, value] of Object.entries(schema)) {
      keywords.add(keyword)
      const inner =
        keyword === 'properties' || keyword === '$defs'
          ? Object.values(value as object)
          : [value].flat()
      for (const one of inner) if (typeof one === 'object') look(one as JsonSchema)
    }
  }
  for (const schema of schemas) {
    look(schema)
    expect(schema).not.toHaveProperty('anyOf')
  }
  for (const known of [
    '$schema',
    'title',
    'description',
    'type',
    'properties',
    'additionalProperties',
    'items',
    'anyOf',
    'allOf',
    '$ref',
    '$defs',
  ])
    keywords.delete(known)
  expect([...keywords]).toEqual([])
})

/** Schemas with all keywords that there are, some of which are nonsense. */
function anySchema(depth: number): fc.Arbitrary<JsonSchema> {
  const inner =
    depth === 0 ? fc.constantFrom<JsonSchema>({}, { type: 'string' }) : anySchema(depth - 1)
  const several = fc.array(inner, { maxLength: 2 })
  return fc.record(
    {
      type: fc.constantFrom('object', 'array', 'string', 'integer', 'null', ['string', 'null']),
      description: fc.string(),
      properties: fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), inner, { maxKeys: 2 }),
      required: fc.constant(['a']),
      additionalProperties: fc.oneof(fc.boolean(), inner),
      patternProperties: fc.constant({ '^a': { type: 'string' } }),
      items: fc.oneof(fc.constant([{ type: 'string' }]), inner),
      prefixItems: fc.constant([{ type: 'string' }]),
      anyOf: several,
      oneOf: several,
      allOf: several,
      not: fc.constant({}),
      enum: fc.constant([1]),
      format: fc.constant('nonsense'),
      minimum: fc.integer(),
      $ref: fc.constantFrom('#', '#/$defs/one', '#/$defs/two', '#/$defs/none', 'https://x.test/y'),
      $defs: fc.record({ one: inner, two: inner }),
    },
    { requiredKeys: [] },
  )
}

test('[h] what is found to fit is what clients find to fit, of any schema and answer', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const answers = fc.dictionary(fc.constantFrom('a', 'b', 'result'), fc.jsonValue({ maxDepth: 3 }))
  fc.assert(
    fc.property(anySchema(2), answers, (schema, answer) => {
      const loose = looseSchema(schema)
      if (!loose) return
      const fits = fitsLoosely(loose, answer)
      for (const compile of Object.values(validators)) expect(compile(loose)(answer)).toBe(fits)
    }),
    { numRuns: 50 },
  )
  warn.mockRestore()
})
