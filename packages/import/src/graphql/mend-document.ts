import { type DefinitionNode, type DocumentNode, Kind, type TypeNode, visit } from 'graphql'

const builtIn = ['ID', 'String', 'Boolean', 'Int', 'Float']

/** Scalars that a gateway adds to every schema, so that documents do not define them: AppSync, and Apollo's federation. */
const ofGateways = new Set(
  'AWSDate AWSTime AWSDateTime AWSTimestamp AWSEmail AWSJSON AWSURL AWSPhone AWSIPAddress BigInt Double _Any FieldSet _FieldSet'.split(
    ' ',
  ),
)

/**
 * A schema's document as one that is whole: a type that is only extended, as in one part of a federated API, is a type, and
 * what has a type that is defined nowhere goes.
 */
export function mendDocument(
  document: DocumentNode,
  told: (at: string, message: string) => void,
): DocumentNode {
  const whole = withoutExtensions(document)
  const known = new Set([...builtIn, ...whole.definitions.flatMap(definedName)])
  const added = new Set<string>()
  const isKnown = (type: TypeNode): boolean => {
    if (type.kind !== Kind.NAMED_TYPE) return isKnown(type.type)
    const { value } = type.name
    if (!known.has(value) && ofGateways.has(value)) added.add(value)
    return known.has(value) || added.has(value)
  }
  const unknown = (at: string, type: TypeNode) => {
    told(at, `Its type is defined nowhere: ${nameOf(type)}.`)
    return null
  }
  let owner = ''
  const mended = visit(whole, {
    enter(node) {
      if (node.kind === Kind.DIRECTIVE_DEFINITION) return null
      if ('interfaces' in node && 'name' in node) owner = node.name.value
      else if (node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) owner = node.name.value
      if (node.kind === Kind.FIELD_DEFINITION) {
        const missing = [
          node.type,
          ...(node.arguments ?? []).flatMap(({ type, defaultValue }) =>
            type.kind === Kind.NON_NULL_TYPE && !defaultValue ? [type] : [],
          ),
        ].find((type) => !isKnown(type))
        return missing && unknown(`${owner}.${node.name.value}`, missing)
      }
      if (node.kind === Kind.INPUT_VALUE_DEFINITION)
        return isKnown(node.type) ? undefined : unknown(`${owner}.${node.name.value}`, node.type)
      return node.kind === Kind.NAMED_TYPE && !isKnown(node) ? null : undefined
    },
  })
  const scalars = [...added].map(
    (value): DefinitionNode => ({
      kind: Kind.SCALAR_TYPE_DEFINITION,
      name: { kind: Kind.NAME, value },
    }),
  )
  return { ...mended, definitions: [...mended.definitions, ...scalars] }
}

/** Extensions of types that are defined nowhere, as their definitions; of several the first. */
function withoutExtensions(document: DocumentNode): DocumentNode {
  const defined = new Set(document.definitions.flatMap(definedName))
  const definitions = document.definitions.map((definition) => {
    if (!('name' in definition) || !definition.name || !definition.kind.endsWith('TypeExtension'))
      return definition
    const { value } = definition.name
    if (defined.has(value)) return definition
    defined.add(value)
    const kind = definition.kind.replace('Extension', 'Definition')
    return { ...definition, kind } as DefinitionNode
  })
  return { ...document, definitions }
}

function definedName(definition: DefinitionNode): string[] {
  return definition.kind.endsWith('TypeDefinition') && 'name' in definition && definition.name
    ? [definition.name.value]
    : []
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type)
}
