import { pointerPart, type Position } from './positions.ts'
import { onParameters, onSchemas, type Rule } from './rule.ts'

type Node = Record<string, unknown>

function nodeOf(schema: unknown): Node | undefined {
  const isNode = typeof schema === 'object' && schema !== null && !Array.isArray(schema)
  return isNode ? (schema as Node) : undefined
}

function has(node: Node, ...keywords: string[]): string[] {
  return keywords.filter((keyword) => Object.hasOwn(node, keyword))
}

export function objectRoot(source: string): Rule {
  const says = 'The parameters are of the type object, with properties.'
  return onSchemas({ id: 'object-root', says, source }, ({ schema, at }) => {
    if (at !== '') return undefined
    const node = nodeOf(schema)
    return node?.type === 'object' && nodeOf(node.properties) ? undefined : ['']
  })
}

export function plainRoot(source: string): Rule {
  const says = 'No union, condition, list of values or reference stands at the root.'
  return onSchemas({ id: 'plain-root', says, source }, ({ schema, at }) =>
    at === ''
      ? has(nodeOf(schema) ?? {}, 'anyOf', 'oneOf', 'allOf', 'not', 'enum', 'const', '$ref')
      : undefined,
  )
}

export function arrayItems(source: string): Rule {
  const says = 'A list says what its items are, in one schema.'
  return onSchemas({ id: 'array-items', says, source }, ({ schema }) => {
    const node = nodeOf(schema)
    if (!node || ![node.type].flat().includes('array')) return undefined
    return nodeOf(node.items) ? has(node, 'prefixItems') : ['']
  })
}

export function noBooleans(source: string): Rule {
  const says = 'A schema is an object, not true or false.'
  const mayBe = new Set(['additionalProperties', 'unevaluatedProperties', 'unevaluatedItems'])
  return onSchemas({ id: 'no-booleans', says, source }, ({ schema, keyword }) =>
    typeof schema === 'boolean' && !mayBe.has(keyword) ? [''] : undefined,
  )
}

export function noKeywords(id: string, says: string, source: string, ...keywords: string[]): Rule {
  return onSchemas({ id, says, source }, ({ schema }) => has(nodeOf(schema) ?? {}, ...keywords))
}

export function onlyKeywords(source: string, keywords: readonly string[]): Rule {
  const known = new Set(keywords)
  const says = `Only these keywords are known: ${keywords.join(', ')}.`
  return onSchemas({ id: 'known-keywords', says, source }, ({ schema }) => {
    const node = nodeOf(schema)
    return node ? Object.keys(node).filter((keyword) => !known.has(keyword)) : undefined
  })
}

export function oneType(source: string): Rule {
  const says = 'Each schema names its one type, or is a union.'
  const types = /^(string|number|integer|boolean|array|object|null)$/
  return onSchemas({ id: 'one-type', says, source }, ({ schema, keyword }) => {
    const node = nodeOf(schema)
    if (!node || (Array.isArray(node.anyOf) && node.type === undefined)) return undefined
    const isNull = node.type === 'null' && keyword !== 'anyOf'
    return typeof node.type !== 'string' || !types.test(node.type) || isNull ? ['type'] : undefined
  })
}

export function unionAlone(source: string): Rule {
  const says = 'Nothing stands beside anyOf.'
  return onSchemas({ id: 'union-alone', says, source }, ({ schema }) => {
    const node = nodeOf(schema) ?? {}
    return 'anyOf' in node && Object.keys(node).length > 1 ? ['anyOf'] : undefined
  })
}

export function textEnums(source: string, alsoNumbers = false): Rule {
  const says = `What a list of values holds are texts, none empty${alsoNumbers ? ', or numbers' : ''}.`
  return onSchemas({ id: 'text-enums', says, source }, ({ schema }) => {
    const { enum: values, type } = nodeOf(schema) ?? {}
    if (values === undefined) return undefined
    const isText = (value: unknown) =>
      typeof value === 'string' && value !== '' && type === 'string'
    const fits = (value: unknown) => isText(value) || (alsoNumbers && typeof value === 'number')
    return Array.isArray(values) && values.length > 0 && values.every(fits) ? undefined : ['enum']
  })
}

export function formats(source: string, known: Readonly<Record<string, readonly string[]>>): Rule {
  const says = 'A format is one of the few that are known for the type.'
  return onSchemas({ id: 'known-formats', says, source }, ({ schema }) => {
    const { format, type } = nodeOf(schema) ?? {}
    if (format === undefined) return undefined
    return known[String(type)]?.some((one) => one === format) ? undefined : ['format']
  })
}

export function requiredDefined(source: string): Rule {
  const says = 'What is required is among the properties, and of an object.'
  return onSchemas({ id: 'required-defined', says, source }, ({ schema }) => {
    const { required, properties, type } = nodeOf(schema) ?? {}
    if (required === undefined) return undefined
    const known = nodeOf(properties) ?? {}
    const isKnown = (name: unknown) => typeof name === 'string' && Object.hasOwn(known, name)
    return type === 'object' && Array.isArray(required) && required.every(isKnown)
      ? undefined
      : ['required']
  })
}

export function noEmptyProperties(source: string): Rule {
  const says = 'Properties that are named are some, but at the root.'
  return onSchemas({ id: 'no-empty-properties', says, source }, ({ schema, at }) => {
    const properties = nodeOf(nodeOf(schema)?.properties)
    return at !== '' && properties && Object.keys(properties).length === 0
      ? ['properties']
      : undefined
  })
}

export function propertyNames(id: string, says: string, source: string, fits: RegExp): Rule {
  return onSchemas({ id, says, source }, ({ schema }) => {
    const properties = nodeOf(nodeOf(schema)?.properties) ?? {}
    return Object.keys(properties)
      .filter((name) => !fits.test(name))
      .map((name) => `properties/${pointerPart(name)}`)
  })
}

export function levels(source: string, most: number): Rule {
  const says = `Objects and lists are at most ${most} levels deep.`
  return onSchemas({ id: 'levels', says, source }, (position) =>
    position.levels > most ? [''] : undefined,
  )
}

export function sumOfMaxItems(source: string, most: number): Rule {
  const says = `The longest lists that may be asked for come to less than ${most} items.`
  const sum = (all: Position[]) =>
    all.reduce((total, { schema }) => total + Number(nodeOf(schema)?.maxItems ?? 0), 0)
  return onParameters({ id: 'max-items-sum', says, source }, (all) => sum(all) < most)
}

/** Of the keywords of JSON Schema 2020-12, what their values are. */
const sound: Readonly<Record<string, (value: unknown) => boolean>> = {
  type: (value) =>
    [value].flat().length > 0 &&
    [value]
      .flat()
      .every((type) => /^(string|number|integer|boolean|array|object|null)$/.test(String(type))),
  properties: (value) => nodeOf(value) !== undefined,
  required: (value) => isSet(value) && value.every((name) => typeof name === 'string'),
  enum: (value) => isSet(value) && value.length > 0,
  items: (value) => nodeOf(value) !== undefined || typeof value === 'boolean',
  anyOf: isList,
  oneOf: isList,
  allOf: isList,
  pattern: (value) => typeof value === 'string' && isPattern(value),
  format: (value) => typeof value === 'string',
  title: (value) => typeof value === 'string',
  description: (value) => typeof value === 'string',
  multipleOf: (value) => typeof value === 'number' && value > 0,
  nullable: () => true,
  $ref: (value) => typeof value === 'string',
}
const numbers = new Set(['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'])
const counts = /^(min|max)(Length|Items|Properties|Contains)$/

export function soundValues(source: string): Rule {
  const says = "Each keyword's value is as JSON Schema 2020-12 has it."
  return onSchemas({ id: 'sound-values', says, source }, ({ schema }) => {
    if (typeof schema === 'boolean') return undefined
    const node = nodeOf(schema)
    if (!node) return ['']
    return Object.keys(node).filter((keyword) => {
      const value = node[keyword]
      if (numbers.has(keyword)) return typeof value !== 'number'
      if (counts.test(keyword)) return !(Number.isInteger(value) && (value as number) >= 0)
      return sound[keyword]?.(value) === false
    })
  })
}

function isList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0
}

function isSet(value: unknown): value is unknown[] {
  return (
    Array.isArray(value) && new Set(value.map((one) => JSON.stringify(one))).size === value.length
  )
}

function isPattern(pattern: string): boolean {
  try {
    return Boolean(new RegExp(pattern, 'u'))
  } catch {
    return false
  }
}

export function localRefs(source: string): Rule {
  const says = 'A reference leads to a definition of the same schema.'
  return {
    id: 'local-refs',
    says,
    source,
    *broken({ parameters }) {
      const all = onSchemas({ id: '', says, source }, ({ schema }) => {
        const ref = nodeOf(schema)?.$ref
        if (ref === undefined) return undefined
        const [, holder = '', name = ''] =
          /^#\/(\$defs|definitions)\/(.+)$/.exec(typeof ref === 'string' ? ref : '') ?? []
        return Object.hasOwn(nodeOf(parameters[holder]) ?? {}, decodeURIComponent(name))
          ? undefined
          : ['$ref']
      })
      yield* all.broken({ name: '', description: '', parameters })
    },
  }
}

const strictTypes: ReadonlySet<unknown> = new Set([
  'string',
  'number',
  'integer',
  'boolean',
  'array',
  'object',
  'null',
])

/** Objects closed, with all properties required: only of tools that are strict. */
export function strictObjects(source: string): Rule {
  const says = 'In strict mode objects are closed, and require all their properties.'
  const rule = onSchemas({ id: 'strict-objects', says, source }, ({ schema }) => {
    const node = nodeOf(schema)
    if (!node) return undefined
    const isKnown = [node.type ?? []].flat().every((type) => strictTypes.has(type))
    if (!isKnown) return ['type']
    if (node.type !== 'object') return undefined
    const names = Object.keys(nodeOf(node.properties) ?? {})
    const all =
      Array.isArray(node.required) &&
      names.every((name) => (node.required as unknown[]).includes(name))
    return node.additionalProperties === false && all ? undefined : ['']
  })
  return { ...rule, broken: (offered) => (offered.strict ? rule.broken(offered) : []) }
}

export function strictLimits(source: string): Rule {
  const says =
    'In strict mode there are at most 5,000 properties in 10 levels, and 1,000 values in lists.'
  const rule = onParameters({ id: 'strict-limits', says, source }, (all) => {
    const nodes = all.map(({ schema }) => nodeOf(schema) ?? {})
    const properties = nodes.reduce(
      (sum, node) => sum + Object.keys(nodeOf(node.properties) ?? {}).length,
      0,
    )
    const values = nodes.reduce(
      (sum, node) => sum + (Array.isArray(node.enum) ? node.enum.length : 0),
      0,
    )
    const deepest = all.reduce((most, one) => Math.max(most, one.levels), 0)
    return properties <= 5000 && values <= 1000 && deepest <= 11
  })
  return { ...rule, broken: (offered) => (offered.strict ? rule.broken(offered) : []) }
}

export function strictKeywords(source: string): Rule {
  const rule = noKeywords(
    'strict-keywords',
    'In strict mode these keywords are not known.',
    source,
    'allOf',
    'oneOf',
    'not',
    'if',
    'then',
    'else',
    'dependentRequired',
    'dependentSchemas',
    'patternProperties',
    'propertyNames',
    'prefixItems',
    'contains',
    'minContains',
    'maxContains',
    'unevaluatedItems',
    'unevaluatedProperties',
    'uniqueItems',
    'minProperties',
    'maxProperties',
    'default',
  )
  return { ...rule, broken: (offered) => (offered.strict ? rule.broken(offered) : []) }
}
