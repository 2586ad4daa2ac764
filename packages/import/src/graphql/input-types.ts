import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  isScalarType,
  valueFromASTUntyped,
} from 'graphql'
import { isNode, type Node } from '../openapi/node.ts'
import { Unusable } from '../openapi/problems.ts'
import { definitionOf, prefix, type Schemas } from '../openapi/schemas.ts'
import { shortText } from '../openapi/texts.ts'
import { isFile, scalarSchema } from './scalars.ts'

/** The input types of a schema as JSON Schema, each read once, whatever number of tools has it. */
export interface InputTypes extends Pick<Schemas, 'definition'> {
  /** The arguments of a field by name. Throws Unusable where one has to be given that nobody can. */
  argumentsOf(args: readonly GraphQLArgument[]): { schema: Node; taken: GraphQLArgument[] }
}

/**
 * Reads the input types of a schema as tools ask for them; those that are `deprecated` too, where that is wished for. What may
 * be left out may be null: in a change, that takes away what was there.
 */
export function createInputTypes(deprecated: boolean): InputTypes {
  const found = new Map<string, GraphQLInputObjectType>()
  const definitions = new Map<string, ReturnType<Schemas['definition']>>()
  const needs = new Map<string, boolean>()

  const bare = (type: GraphQLInputType): Node => {
    const inner = getNullableType(type)
    if (isListType(inner)) return { type: 'array', items: bare(inner.ofType) }
    if (isEnumType(inner)) {
      const values = inner.getValues()
      const current = values.filter((value) => deprecated || !isOld(value))
      return {
        type: 'string',
        enum: (current.length > 0 ? current : values).map(({ name }) => name),
      }
    }
    if (isInputObjectType(inner)) {
      found.set(inner.name, inner)
      return { $ref: `${prefix}${inner.name}` }
    }
    return isScalarType(inner) ? scalarSchema(inner) : {}
  }
  const schemaOf = (value: GraphQLArgument | GraphQLInputField, mayBeNull = true): Node => {
    const schema = bare(value.type)
    const own = shortText(value.description, 300)
    const said = [own, typeof schema.description === 'string' ? schema.description : '']
    const description = said.filter(Boolean).join(' ')
    const usual = defaultOf(value)
    return {
      ...(isNonNullType(value.type) || !mayBeNull ? schema : orNull(schema)),
      ...(description && { description }),
      ...(usual !== undefined && { default: usual }),
    }
  }
  /** Whether it cannot be given without a file. */
  const needsFile = (type: GraphQLInputType): boolean => {
    const named = getNamedType(type)
    if (isScalarType(named)) return isFile(named)
    if (!isInputObjectType(named)) return false
    const known = needs.get(named.name)
    if (known !== undefined) return known
    // One that needs itself could not be given anyway.
    needs.set(named.name, false)
    const fields = Object.values(named.getFields())
    const result = fields.some((field) => isRequiredInputField(field) && needsFile(field.type))
    needs.set(named.name, result)
    return result
  }
  const isTaken = (value: GraphQLArgument | GraphQLInputField, isRequired: boolean) =>
    isRequired || (!needsFile(value.type) && (deprecated || !isOld(value)))
  const objectOf = (type: GraphQLInputObjectType): Node => {
    const fields = Object.values(type.getFields()).filter((field) =>
      isTaken(field, isRequiredInputField(field)),
    )
    const required = fields.filter(isRequiredInputField).map(({ name }) => name)
    return {
      type: 'object',
      properties: Object.fromEntries(
        fields.map((field) => [field.name, schemaOf(field, !type.isOneOf)]),
      ),
      ...(required.length > 0 && { required }),
      // One field alone, and not null (https://spec.graphql.org/September2025/#sec-OneOf-Input-Objects).
      ...(type.isOneOf && { minProperties: 1, maxProperties: 1 }),
      additionalProperties: false,
    }
  }

  return {
    argumentsOf(args) {
      const taken = args.filter((argument) => isTaken(argument, isRequiredArgument(argument)))
      const file = taken.find(({ type }) => needsFile(type))
      if (file) throw new Unusable(`"${file.name}" is a file, which no argument is.`)
      if (taken.some(({ name }) => name === '__proto__'))
        throw new Unusable('It has an argument that is called "__proto__".')
      const required = taken.filter(isRequiredArgument).map(({ name }) => name)
      const schema = {
        type: 'object',
        properties: Object.fromEntries(taken.map((one) => [one.name, schemaOf(one)])),
        ...(required.length > 0 && { required }),
        additionalProperties: false,
      }
      return { schema, taken }
    },
    definition(name) {
      const known = definitions.get(name)
      if (known) return known
      const type = found.get(name)
      const schema = type ? objectOf(type) : {}
      const read = definitionOf(schema)
      definitions.set(name, read)
      return read
    },
  }
}

function isOld({ deprecationReason }: { deprecationReason?: string | null | undefined }): boolean {
  return deprecationReason !== undefined && deprecationReason !== null
}

/** Of a value or a list; that an object is none says itself where it is left out. */
function orNull(schema: Node): Node {
  if (typeof schema.type === 'string') {
    const { enum: values } = schema
    return {
      ...schema,
      type: [schema.type, 'null'],
      ...(Array.isArray(values) && { enum: [...(values as unknown[]), null] }),
    }
  }
  if (Array.isArray(schema.type)) return { ...schema, type: [...(schema.type as string[]), 'null'] }
  return schema
}

function defaultOf({ default: usual }: GraphQLArgument | GraphQLInputField): unknown {
  if (!isNode(usual)) return undefined
  const { literal, value } = usual as {
    literal?: Parameters<typeof valueFromASTUntyped>[0]
    value?: unknown
  }
  const known = literal ? valueFromASTUntyped(literal) : value
  // What is nothing anyway need not be said.
  return known === null ? undefined : known
}
