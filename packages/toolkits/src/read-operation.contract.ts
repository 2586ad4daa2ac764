import {
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql'

/** What a GraphQL request asks for, however its document is written. */
export interface Operation {
  operation: string
  field: string
  input: Record<string, unknown>
}

/** Reads the one field that a request asks for, and its arguments. Throws where the schema does not take it. */
export function readOperation(schema: GraphQLSchema, body: unknown): Operation {
  const { query, variables = {} } = body as { query: string; variables?: Record<string, unknown> }
  const document = parse(query)
  const mistakes = validate(schema, document)
  if (mistakes.length > 0) throw new AggregateError(mistakes, mistakes.join('\n'))
  const definition = getOperationAST(document)
  const field = definition?.selectionSet.selections[0]
  if (!definition || field?.kind !== 'Field') throw new Error('Its first selection is no field.')
  const { operation, variableDefinitions = [] } = definition
  const { variableValues, errors } = getVariableValues(schema, variableDefinitions, variables)
  if (errors) throw new AggregateError(errors, errors.join('\n'))
  const defined = schema.getRootType(operation)?.getFields()[field.name.value]
  if (!defined) throw new Error(`There is no ${operation} ${field.name.value}.`)
  return {
    operation,
    field: field.name.value,
    input: plain(getArgumentValues(defined, field, variableValues)),
  }
}

/** Without what is undefined, and as objects that have a prototype. */
function plain(value: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value)) as Record<string, unknown>
}
