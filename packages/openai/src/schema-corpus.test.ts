import { type JsonSchema, offerTool } from '@maillon/core/provider'
import { schemaCorpus } from '@maillon/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ModelServer, startModelServer } from './model-server.contract.ts'
import { OpenAIProvider } from './openai-provider.ts'
import { OpenAIResponsesProvider } from './openai-responses-provider.ts'
import { echo, read, sampleTool } from './sample-tools.contract.ts'

/** Strict mode would lose something that these can be asked, or cost more than it gains. */
const notStrict = new Set([
  'ALL_OF_CLOSED_PARTS',
  'ANYTHING',
  'BOOLEAN_SCHEMAS',
  'CONDITION',
  'CONSTANTS',
  'CONSTANT_OBJECT',
  'CONTAINS',
  'DEPENDENT_REQUIRED',
  'FREE_FORM',
  'LIST_OF_ANYTHING',
  'MIXED_ENUM',
  'NO_PROPERTIES',
  'NO_SCHEMA',
  'NULL_OR_NOTHING',
  'PATTERN_PROPERTIES',
  'PROPERTY_NAMES',
  'RECORD',
  'REFERENCE_TO_ITSELF',
  'REFERENCE_TO_NOTHING',
  'REQUIRED_BUT_NOT_NAMED',
  'ROOT_NOT',
  'ROOT_ONE_OF',
  'SHARED_REFERENCES',
  'THIRTY_LEVELS',
  'TUPLE_2020_12',
  'TUPLE_DRAFT_07',
  'TYPE_NONE',
  'UNION_OF_LOOKALIKES',
  'WIDE',
])

let model: ModelServer

beforeAll(async () => {
  model = await startModelServer()
})

afterAll(() => model.close())

test.for(schemaCorpus)(
  '$name: OpenAI takes it, and the tool gets what it should',
  async (entry) => {
    const { name, schema, valid, invalid } = entry
    const before = structuredClone(schema)
    const tools = [sampleTool(name, schema)]
    const session = { execute: echo, rawTools: async () => tools }
    const chat = new OpenAIProvider({ strict: true })
    const wrapped = chat.wrapTools(tools)
    const [definition] = wrapped.map((tool) => tool.function)
    expect(definition?.strict).toBe(!notStrict.has(name))
    if (notStrict.has(name) && tools[0]) {
      expect(definition?.parameters).toEqual(offerTool(tools[0], 'openai').parameters)
    }

    const { strict, parameters = {} } = definition ?? {}
    const written = (value: unknown) =>
      strict ? writeAsModel(parameters, value, parameters) : value
    model.calls = [...valid, ...invalid].map((value) => ({
      name,
      arguments: JSON.stringify(valid.includes(value) ? written(value) : value),
    }))
    const completion = await model.client.chat.completions.create({
      model: 'm',
      messages: [{ role: 'user', content: 'Go on.' }],
      tools: wrapped,
    })
    const messages = await chat.handleToolCalls(session, completion)
    expectAnswers(messages.map(({ content }) => read(content)))

    const responses = new OpenAIResponsesProvider({ strict: true })
    const response = await model.client.responses.create({
      model: 'm',
      input: 'Go on.',
      tools: responses.wrapTools(tools),
    })
    const outputs = await responses.handleToolCalls(session, response)
    expectAnswers(outputs.map(({ output }) => read(output)))
    expect(schema).toEqual(before)

    function expectAnswers(answers: Record<string, unknown>[]): void {
      expect(answers.slice(0, valid.length)).toEqual(valid.map((input) => ({ slug: name, input })))
      for (const answer of answers.slice(valid.length)) {
        expect(answer).toMatchObject({ code: 'invalid_arguments' })
      }
    }
  },
)

/** The value as strict mode makes a model write it: null for each property left out. */
function writeAsModel(schema: JsonSchema, value: unknown, root: JsonSchema): unknown {
  const node = branchOf(schema, value, root)
  if (Array.isArray(value))
    return value.map((item) => writeAsModel(node.items as JsonSchema, item, root))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(node.properties as Record<string, JsonSchema>).map(([name, property]) => [
      name,
      Object.hasOwn(value, name)
        ? writeAsModel(property, (value as Record<string, unknown>)[name], root)
        : null,
    ]),
  )
}

/** The part of a strict schema that the value follows. */
function branchOf(schema: JsonSchema, value: unknown, root: JsonSchema): JsonSchema {
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.replace('#/$defs/', '')
    return branchOf((root.$defs as Record<string, JsonSchema>)[name] ?? {}, value, root)
  }
  if (!Array.isArray(schema.anyOf)) return schema
  const branches = schema.anyOf.map((branch: JsonSchema) => branchOf(branch, value, root))
  return (
    branches.find(({ type, properties }) => {
      if (Array.isArray(value)) return type === 'array'
      if (typeof value !== 'object' || value === null) return type !== 'array' && type !== 'object'
      const known = Object.entries((properties ?? {}) as Record<string, JsonSchema>)
      const isOther = known.some(
        ([name, { const: fixed }]) => fixed !== undefined && fixed !== (value as JsonSchema)[name],
      )
      return (
        type === 'object' &&
        !isOther &&
        Object.keys(value).every((name) => known.some(([own]) => own === name))
      )
    }) ?? schema
  )
}
