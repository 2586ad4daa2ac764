import { validateArguments } from '@maillon/core/provider'
import {
  buildClientSchema,
  executeSync,
  getNamedType,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  type IntrospectionQuery,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isScalarType,
  parse,
  printSchema,
  validate,
} from 'graphql'
import { expect, test } from 'vitest'
import { readSdkSchema } from '../../../toolkits/src/linear/sdk-schema.contract.ts'
import { readIntrospection } from '../../../toolkits/src/shopify/schema.contract.ts'
import type { Imported } from '../openapi/import-openapi.ts'
import { importGraphQl } from './import-graphql.ts'
import { sampleOf } from './sample.contract.ts'

const options = { baseUrl: 'https://api.acme.test/graphql', slug: 'real', deprecated: true }

async function linear() {
  const schema = await readSdkSchema()
  return { schema, imported: await importGraphQl(printSchema(schema), { from: 'sdk', ...options }) }
}

async function shopify() {
  const text = await readIntrospection('2026-07')
  const { data } = JSON.parse(text) as { data: IntrospectionQuery }
  const schema = buildClientSchema(data, { assumeValid: true })
  return { schema, imported: await importGraphQl(text, { from: 'dev-mcp', ...options }) }
}

test.each<[string, () => Promise<{ schema: GraphQLSchema; imported: Imported }>, number]>([
  ['Linear', linear, 500],
  ['Shopify', shopify, 800],
])(
  'each field of %s’s schema is a tool whose document its service takes, with what the tool takes',
  async (_, world, least) => {
    const { schema, imported } = await world()
    const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}),
    )
    const left = imported.problems.filter(({ at }) => !/Subscription/.test(at))
    expect(left).toEqual([])
    expect(imported.file.tools).toHaveLength(fields.length)
    expect(fields.length).toBeGreaterThan(least)
    for (const { slug, input, call } of imported.file.tools) {
      if (call.kind !== 'graphql') throw new Error(`${slug} is another kind of call`)
      const document = parse(call.document)
      expect([slug, validate(schema, document)]).toEqual([slug, []])
      for (const isWhole of [false, true]) {
        const given = sampleOf(input, isWhole) as Record<string, unknown>
        expect([slug, await validateArguments(input, given)]).toEqual([slug, { value: given }])
        const { errors, data } = executeSync({
          schema,
          document,
          variableValues: given,
          fieldResolver: anything,
          typeResolver: (__, ___, ____, type) => schema.getPossibleTypes(type)[0]?.name,
        }) as { errors?: readonly Error[]; data?: Record<string, unknown> }
        expect([slug, errors]).toEqual([slug, undefined])
        expect(data).toHaveProperty(call.answer)
      }
    }
  },
)

/** One value of each type, whoever asks. */
const anything: GraphQLFieldResolver<unknown, unknown> = (_, __, ___, { returnType }) =>
  valueOf(returnType)

function valueOf(type: GraphQLOutputType): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType)
  if (isListType(type)) return [valueOf(type.ofType)]
  const named = getNamedType(type)
  if (isEnumType(named)) return named.getValues()[0]?.name
  if (isScalarType(named))
    return named.name === 'Boolean' ? true : /^(Int|Float)$/.test(named.name) ? 1 : 'x'
  return isAbstractType(named) ? {} : {}
}
