import { isNode, type Node } from './node.ts'
import { waysOf } from './media-of-method.ts'
import { textOf } from './texts.ts'

/** Of discovery documents, Google's own are signed in to alike. */
const oauth = {
  type: 'oauth2',
  flows: {
    authorizationCode: {
      authorizationUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
      tokenUrl: 'https://oauth2.googleapis.com/token',
    },
  },
}

/** Whether this is a Google discovery document (https://developers.google.com/discovery/v1/reference/apis). */
export function isDiscovery({ kind, rootUrl }: Node): boolean {
  return kind === 'discovery#restDescription' && typeof rootUrl === 'string'
}

/**
 * A Google discovery document as OpenAPI 3.1. Of the parameters that all methods have, `fields` alone is an argument.
 * Paths start at the root, since uploads do not stand below the service's own path.
 */
export function fromDiscovery(root: Node): Node {
  const { title, name, version, description, documentationLink, rootUrl, servicePath } = root
  const base = typeof servicePath === 'string' ? servicePath : ''
  const fields = nodeAt(nodeAt(root, 'parameters'), 'fields')
  const schemas = nodeAt(root, 'schemas')
  const shared = fields.location === 'query' ? [parameterOf('fields', fields)] : []
  const paths: Record<string, Node> = {}
  for (const method of methodsOf(root)) {
    const http = textOf(method.httpMethod).toLowerCase()
    const operation = operationOf(method, { shared, schemas })
    const called = { path: `${base}${textOf(method.path)}`, operation }
    for (const { path: written, operation: one } of waysOf(method, called)) {
      const path = `/${written.replace(/^\/+/, '')}`.replaceAll('{+', '{')
      // Methods of several resources share an address whose name has several segments.
      const taken = paths[path]?.[http] !== undefined
      const key = taken ? `${path}#${textOf(one.operationId)}` : path
      paths[key] = { ...paths[key], [http]: one }
    }
  }
  const { components, ...security } = securityOf(root)
  return {
    openapi: '3.1.0',
    info: { title: title ?? name, version, description },
    ...(documentationLink !== undefined && { externalDocs: { url: documentationLink } }),
    servers: [{ url: rootUrl }],
    ...security,
    paths,
    components: { ...components, schemas: mapped(schemas) },
  }
}

/** All methods, those of resources within resources too. */
function methodsOf(holder: Node): Node[] {
  const own = Object.values(nodeAt(holder, 'methods')).filter(isNode)
  const inner = Object.values(nodeAt(holder, 'resources')).filter(isNode)
  return [...own, ...inner.flatMap(methodsOf)]
}

interface Shared {
  /** Parameters of all methods. */
  shared: readonly Node[]
  schemas: Node
}

function operationOf(method: Node, { shared, schemas }: Shared): Node {
  const { id, path, description, scopes, deprecated } = method
  const [, ...names] = textOf(id).split('.')
  const several = new Set([...String(path).matchAll(/\{\+([^{}]+)\}/g)].map(([, name]) => name))
  const parameters = Object.entries(nodeAt(method, 'parameters')).map(([name, one]) => ({
    ...parameterOf(name, isNode(one) ? one : {}),
    ...(several.has(name) && { allowReserved: true }),
  }))
  return {
    operationId: names.join('.'),
    ...(names.length > 1 && { tags: names.slice(0, 1) }),
    description,
    deprecated: deprecated === true,
    parameters: [...shared, ...parameters],
    ...bodyOf(method, schemas),
    // Any one of them opens a method.
    ...(Array.isArray(scopes) && { security: scopes.map((scope) => ({ oauth: [scope] })) }),
  }
}

function parameterOf(name: string, parameter: Node): Node {
  const { location, required, repeated, description, ...schema } = parameter
  const one = schemaOf(schema)
  return {
    name,
    in: location,
    required: required === true,
    description,
    schema: repeated === true ? { type: 'array', items: one } : one,
  }
}

/** What a method needs of its body, the body's properties say by the method's id. */
function bodyOf({ id, request }: Node, schemas: Node): Node {
  if (!isNode(request) || typeof request.$ref !== 'string') return {}
  const properties = nodeAt(nodeAt(schemas, request.$ref), 'properties')
  const required = Object.entries(properties).flatMap(([name, property]) => {
    const methods = isNode(property) ? nodeAt(property, 'annotations').required : undefined
    return Array.isArray(methods) && methods.includes(id) ? [name] : []
  })
  const own = schemaOf(request)
  const schema = required.length > 0 ? { allOf: [own, { required }] } : own
  return { requestBody: { required: true, content: { 'application/json': { schema } } } }
}

/** JSON Schema draft 3, as discovery documents write it: references are names, and defaults and bounds are texts. */
function schemaOf(schema: Node): Node {
  const { $ref, type, items, properties, additionalProperties, description, ...rest } = schema
  if (typeof $ref === 'string')
    return { $ref: `#/components/schemas/${$ref.replaceAll('~', '~0').replaceAll('/', '~1')}` }
  const isAnswered =
    rest.readOnly === true ||
    (typeof description === 'string' && /^\W{0,2}output[- ]only\b/i.test(description))
  return {
    ...kept(rest, type),
    ...(type !== 'any' && type !== undefined && { type }),
    ...(description !== undefined && { description }),
    ...(isAnswered && { readOnly: true }),
    ...(isNode(items) && { items: schemaOf(items) }),
    ...(isNode(properties) && { properties: mapped(properties) }),
    ...(isNode(additionalProperties) && { additionalProperties: schemaOf(additionalProperties) }),
  }
}

function kept({ enum: choices, format, pattern, ...rest }: Node, type: unknown): Node {
  const bounds = ['minimum', 'maximum'].flatMap((name) => {
    const value = Number(rest[name] ?? Number.NaN)
    return Number.isNaN(value) || type === 'string' ? [] : [[name, value]]
  })
  const fallback = valueOf(rest.default, type)
  return {
    ...(choices !== undefined && { enum: choices }),
    ...(format !== undefined && { format }),
    ...(pattern !== undefined && { pattern }),
    ...(fallback !== undefined && { default: fallback }),
    ...(Object.fromEntries(bounds) as Node),
  }
}

function valueOf(value: unknown, type: unknown): unknown {
  if (typeof value !== 'string' || type === 'string') return value
  if (type === 'boolean') return value === 'true'
  const number = Number(value)
  return (type === 'integer' || type === 'number') && !Number.isNaN(number) ? number : undefined
}

function mapped(schemas: Node): Node {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, schemaOf(isNode(schema) ? schema : {})]),
  )
}

/** By Google's own OAuth where it is an API of Google's; what asks for no account wants a key. */
function securityOf(root: Node): { components?: Node; security?: unknown } {
  const { scopes } = nodeAt(nodeAt(root, 'auth'), 'oauth2')
  if (!isNode(scopes)) {
    const key = { type: 'apiKey', in: 'query', name: 'key' }
    return { components: { securitySchemes: { key } }, security: [{ key: [] }] }
  }
  if (!/^https:\/\/([\w-]+\.)*(googleapis|google)\.com\//.test(textOf(root.rootUrl))) return {}
  const told = Object.entries(scopes).map(([scope, about]) => [
    scope,
    isNode(about) ? textOf(about.description) : '',
  ])
  const flow = { ...oauth.flows.authorizationCode, scopes: Object.fromEntries(told) as Node }
  return {
    components: {
      securitySchemes: { oauth: { ...oauth, flows: { authorizationCode: flow } } },
    },
  }
}

function nodeAt(holder: Node, name: string): Node {
  const value = Object.hasOwn(holder, name) ? holder[name] : undefined
  return isNode(value) ? value : {}
}
