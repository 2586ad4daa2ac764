import type { HttpCall } from '../toolkit-file.ts'
import { isNode, type Node, type OpenApiDocument } from './document.ts'
import type { Argument } from './input-schema.ts'
import { Unusable } from './problems.ts'
import { shortText } from './texts.ts'

export interface ReadBody {
  args: Argument[]
  body: NonNullable<HttpCall['body']>
}

/**
 * The body of an operation: the properties of an object become arguments of their own, anything else is one argument,
 * `body`. Throws Unusable where neither JSON nor a form is taken.
 */
export function readBody(
  document: OpenApiDocument,
  requestBody: unknown,
  nameOf: (wanted: string) => string,
): ReadBody | undefined {
  const node = document.resolve(requestBody)
  if (!isNode(node) || !isNode(node.content)) return undefined
  const types = Object.keys(node.content)
  const json = types.find((type) => /^application\/(json|[\w.+-]+\+json)\s*(;|$)/i.test(type))
  const form = types.find((type) => /^application\/x-www-form-urlencoded/i.test(type))
  const chosen = json ?? form ?? types.find((type) => type === '*/*')
  if (chosen === undefined) {
    if (types.length === 0) return undefined
    throw new Unusable(
      `It takes ${types.join(' or ').slice(0, 200)} alone; JSON and forms can be sent.`,
    )
  }
  const type = chosen === form && json === undefined ? 'form' : 'json'
  const media = node.content[chosen]
  const schema = isNode(media) ? media.schema : undefined
  const required = node.required === true
  const resolved = document.resolve(schema)
  const properties = isNode(resolved) ? propertiesOf(document, resolved) : undefined
  if (!isNode(resolved) || !properties) {
    if (type === 'form') throw new Unusable('Its form has no fields that the document names.')
    const name = nameOf('body')
    const description = shortText(node.description, 300)
    return { args: [{ name, schema, description, required }], body: { type, argument: name } }
  }
  const needed = new Set(required && Array.isArray(resolved.required) ? resolved.required : [])
  const entries = properties.map(([property, value]) => {
    const argument = {
      name: nameOf(property),
      schema: value,
      description: '',
      required: needed.has(property),
    }
    return { property, argument }
  })
  return {
    args: entries.map(({ argument }) => argument),
    body: {
      type,
      properties: Object.fromEntries(
        entries.map(({ property, argument }) => [argument.name, property]),
      ),
    },
  }
}

/** The properties of an object that says no more of itself than which of them are there; undefined otherwise. */
function propertiesOf(document: OpenApiDocument, schema: Node): [string, unknown][] | undefined {
  if (!isNode(schema.properties)) return undefined
  if (isNode(schema.additionalProperties) || schema.additionalProperties === true) return undefined
  const branches = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => schema[keyword] ?? [])
  if (
    !branches.every(
      (branch) => isNode(branch) && Object.keys(branch).every((key) => key === 'required'),
    )
  )
    return undefined
  const sent = Object.entries(schema.properties).filter(([, value]) => {
    const resolved = document.resolve(value)
    return !(isNode(resolved) && resolved.readOnly === true)
  })
  return sent.length > 0 ? sent : undefined
}
