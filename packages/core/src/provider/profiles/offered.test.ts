import { expect, test } from 'vitest'
import type { JsonSchema } from '../../schema/json-schema.ts'
import { hasName, offerTool } from '../offer-tool.ts'
import { checkOffered } from './check-offered.ts'
import { profileNames } from './profile-name.ts'
import type { SessionTool } from '../provider.ts'

function toolOf(inputParameters: JsonSchema, parts: Partial<SessionTool> = {}): SessionTool {
  const toolkit = { slug: 'crm', name: 'CRM', logo: '' }
  const slug = 'CRM_FIND'
  const facts = { name: slug, description: 'Finds.', outputParameters: {}, tags: [], version: '' }
  return { slug, toolkit, ...facts, inputParameters, ...parts }
}

function common(properties: JsonSchema): unknown {
  return offerTool(toolOf({ type: 'object', properties }), 'common').parameters.properties
}

test('what the schema of every vendor cannot say, the description of the place says', () => {
  expect(
    common({
      keys: { type: 'object', propertyNames: { pattern: '^[a-z]+$' }, description: 'By name.' },
      map: { type: 'object', additionalProperties: { type: 'number' } },
      kind: { const: 'a' },
      level: { enum: [1, 2] },
      due: { type: ['string', 'null'], format: 'date' },
      point: { type: 'array', prefixItems: [{ type: 'number' }, { type: 'number' }], items: false },
      share: { type: 'number', exclusiveMinimum: 0, multipleOf: 0.5 },
      code: { type: 'string', pattern: '^(?=.*[A-Z])' },
      who: { oneOf: [{ const: 'me' }, { const: 'you', description: 'The other.' }] },
    }),
  ).toEqual({
    keys: { type: 'object', description: 'By name. Keys match ^[a-z]+$.' },
    map: { type: 'object', description: 'Each value: number.' },
    kind: { type: 'string', enum: ['a'] },
    level: { type: 'number', description: 'One of 1, 2.' },
    due: { type: 'string', description: 'Format: date.', nullable: true },
    point: { type: 'array', description: 'In order: number, number.', items: { type: 'number' } },
    share: { type: 'number', minimum: 0, description: 'More than 0. A multiple of 0.5.' },
    code: { type: 'string', description: 'Matches ^(?=.*[A-Z]).' },
    who: { type: 'string', enum: ['me', 'you'], description: 'you: The other.' },
  })
})

test('a name that a vendor refuses is another one, and is read back wherever it stands', async () => {
  const person = { type: 'object', properties: { 'full name': { type: 'string' } } }
  const tool = toolOf({
    type: 'object',
    properties: {
      $filter: { type: 'string' },
      people: { type: 'array', items: { $ref: '#/$defs/person' } },
      labels: { type: 'object', additionalProperties: { type: 'string' } },
    },
    required: ['$filter'],
    $defs: { person },
  })
  const { parameters, read } = offerTool(tool, 'gemini')
  expect(parameters.properties).toMatchObject({
    filter: { type: 'string', description: 'Named "$filter" by the service.' },
    people: { items: { properties: { full_name: { type: 'string' } } } },
  })
  expect(parameters.required).toEqual(['filter'])
  const value = { $filter: 'a', people: [{ 'full name': 'b' }], labels: { full_name: 'c' } }
  const written = { filter: 'a', people: [{ full_name: 'b' }], labels: { full_name: 'c' } }
  expect(await read(written)).toEqual({ value })
  expect(await read(value)).toEqual({ value })
  expect(await read({ people: [] })).toHaveProperty('error.code', 'invalid_arguments')
})

test('a schema that needs nothing is the same object', () => {
  const own = {
    type: 'object',
    properties: {
      to: { type: 'string', description: 'Who.' },
      tags: { type: 'array', items: { type: 'string' } },
    },
    required: ['to'],
  }
  for (const profile of ['common', 'openai', 'anthropic', 'gemini'] as const) {
    expect(offerTool(toolOf(own), profile).parameters).toBe(own)
  }
})

test('a description that is too long goes on in that of the parameters, and none is the name', () => {
  const sentences = Array.from({ length: 60 }, (_, index) => `Sentence number ${index} says it.`)
  const text = sentences.join(' ')
  const { description, parameters } = offerTool(toolOf({}, { description: text }), 'openai')
  expect(description.length).toBeLessThanOrEqual(1024)
  expect(description).toMatch(/says it\. …$/)
  const whole = `${description.slice(0, -2)} ${String(parameters.description).slice(2)}`
  expect(whole).toBe(text)
  expect(offerTool(toolOf({}, { description: '' }), 'openai').description).toBe('CRM_FIND')
})

test('a tool is meant by any name that a profile gives it', () => {
  const slug = 'GOOGLESHEETS_SPREADSHEETS_VALUES_BATCH_CLEAR_BY_DATA_FILTER'
  for (const profile of profileNames) {
    const { name } = offerTool(toolOf({}, { slug }), profile)
    expect(hasName(slug, name)).toBe(true)
    expect(hasName('CRM_FIND', name)).toBe(false)
  }
  expect(offerTool(toolOf({}, { slug }), 'cursor').name).toHaveLength(45)
  expect(offerTool(toolOf({}, { slug: '2CHAT_SEND' }), 'gemini').name).toMatch(/^_2CHAT_SEND_/)
})

test('a rule that is broken is told with the place and where it is from', () => {
  const parameters = { type: 'object', properties: { 'a/b': { type: 'array' } } }
  const offered = { name: 'SET', description: 'Sets.', parameters }
  expect(checkOffered('openai', offered)).toEqual([
    {
      rule: 'array-items',
      at: '/parameters/properties/a~1b',
      says: expect.any(String),
      source: expect.stringMatching(/^https:/),
    },
  ])
})

test('no document makes it throw, or answer without an end', () => {
  const deep = Array.from({ length: 5000 }).reduce<JsonSchema>(
    (inner) => ({ anyOf: [{ properties: { a: inner } }, { allOf: [{ type: 'string' }] }] }),
    {},
  )
  const itself: JsonSchema = { type: 'object', properties: {} }
  Object.assign(itself.properties as JsonSchema, { again: itself, list: [itself] })
  const wide = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`p ${at}`, true]))
  const odd = [deep, itself, { properties: wide }, { $ref: '#' }, [], null, 'x', { type: 5 }]
  for (const profile of profileNames) {
    for (const schema of odd) {
      const offered = offerTool(toolOf(schema as JsonSchema), profile)
      expect(checkOffered(profile, offered)).toEqual([])
      expect(JSON.stringify(offered.parameters).length).toBeLessThan(1_500_000)
    }
  }
})
