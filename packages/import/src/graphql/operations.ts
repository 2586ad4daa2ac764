import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isListType,
  isNonNullType,
} from 'graphql'
import { shownSchema } from '../openapi/input-schema.ts'
import { matches } from '../openapi/matches.ts'
import { shortText, wordsOf } from '../openapi/texts.ts'
import type { ToolOfFile } from '../toolkit-file.ts'
import type { InputTypes } from './input-types.ts'
import { isPage, type Select } from './selection.ts'

/** A field of a schema's roots, and so one call. */
export interface Operation {
  kind: 'query' | 'mutation'
  /** Its place: `Query.issues`. */
  at: string
  field: GraphQLField
}

/** What a service's gateway asks of its parts, and nobody else. */
const ofGateways = new Set(['_service', '_entities'])

/** All queries and mutations of a schema, in its order. */
export function operationsOf(schema: GraphQLSchema): Operation[] {
  const fieldsOf = (kind: Operation['kind'], type: GraphQLObjectType | null | undefined) =>
    Object.values(type?.getFields() ?? {})
      .filter(({ name }) => !ofGateways.has(name))
      .map((field): Operation => ({ kind, at: `${type?.name}.${field.name}`, field }))
  return [
    ...fieldsOf('query', schema.getQueryType()),
    ...fieldsOf('mutation', schema.getMutationType()),
  ]
}

/** Whether it is among what was asked for: by its name, its place, or its kind. */
export function isWanted({ kind, at, field }: Operation, only: readonly string[] = []): boolean {
  const names = [field.name, at, kind]
  return only.length === 0 || only.some((one) => names.some((name) => matches(one, name)))
}

export interface OperationOptions {
  inputs: InputTypes
  select: Select
  slugOf: (operation: string) => string
}

/** An operation as a tool. Throws Unusable where none can be made of it. */
export function readOperation(
  { kind, field }: Operation,
  { inputs, select, slugOf }: OperationOptions,
): ToolOfFile {
  const { schema, taken } = inputs.argumentsOf(field.args)
  const words = titleOf(kind, field)
  const title = words.charAt(0).toUpperCase() + words.slice(1, 80)
  const variables = taken.map(({ name, type, default: usual }) => {
    // What has a value that is usual may be left out, and a variable that may not is one that has to be given.
    const form = usual !== undefined && isNonNullType(type) ? getNullableType(type) : type
    return { given: `$${name}: ${String(form)}`, used: `${name}: $${name}` }
  })
  const inside = (part: 'given' | 'used') =>
    variables.length > 0 ? `(${variables.map((one) => one[part]).join(', ')})` : ''
  const asked = `${field.name}${inside('used')} ${select(field.type)}`.trim()
  return {
    slug: slugOf(words),
    name: title,
    description: shortText(firstParagraph(field.description), 400) || title,
    effect: effectOf(kind, field.name),
    ...shownSchema(schema, inputs),
    call: {
      kind: 'graphql',
      document: `${kind} ${field.name}${inside('given')} { ${asked} }`,
      variables: Object.fromEntries(taken.map(({ name }) => [name, name])),
      answer: [field.name],
    },
  }
}

const asking = new Set('get list find fetch search read lookup query count check'.split(' '))
const destroying = new Set(
  'delete remove destroy purge erase drop wipe clear revoke truncate terminate uninstall discard'.split(
    ' ',
  ),
)

/** Queries are called after what they answer, and tools after what they do. */
function titleOf(kind: Operation['kind'], { name, type }: GraphQLField): string {
  const words = wordsOf(name).map((word) => word.toLowerCase())
  const isSaid = [words[0], words.at(-1)].some((word = '') => asking.has(word))
  if (kind === 'mutation' || isSaid) return words.join(' ')
  const inner = getNullableType(type)
  const isMany = isListType(inner) || isPage(getNamedType(type))
  return [isMany ? 'list' : 'get', ...words].join(' ')
}

/** A schema says of a mutation alone that it changes something; that it takes something away, its name says. */
function effectOf(kind: Operation['kind'], name: string): ToolOfFile['effect'] {
  if (kind === 'query') return 'read'
  const words = wordsOf(name).map((word) => word.toLowerCase())
  return words.some((word) => destroying.has(word)) ? 'destroy' : 'write'
}

function firstParagraph(text: string | null | undefined): string | undefined {
  return text?.trim().split(/\n\s*\n/)[0]
}
