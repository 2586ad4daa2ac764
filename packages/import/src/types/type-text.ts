import type { JsonSchema } from '@maillon/core/provider'

interface Context {
  defs: Record<string, JsonSchema>
  /** Definitions that are being written: one that holds itself is `unknown` there. */
  open: ReadonlySet<string>
  /** What stands before each line. */
  indent: string
}

/**
 * The TypeScript type of a JSON Schema (2020-12), with descriptions where editors look for them. What TypeScript cannot
 * say, such as a pattern, is left out.
 */
export function typeText(schema: JsonSchema, indent = ''): string {
  return text(schema, { defs: (schema.$defs ?? {}) as Context['defs'], open: new Set(), indent })
}

function text(schema: unknown, context: Context): string {
  if (schema === false) return 'never'
  if (typeof schema !== 'object' || schema === null) return 'unknown'
  const { $ref, const: constant, enum: values, anyOf, oneOf, allOf, type } = schema as JsonSchema
  if (typeof $ref === 'string') return referenceText($ref, context)
  if (constant !== undefined) return JSON.stringify(constant)
  if (Array.isArray(values)) return union(values.map((value) => JSON.stringify(value)))
  const choices = anyOf ?? oneOf
  if (Array.isArray(choices)) return union(choices.map((one) => text(one, context)))
  if (Array.isArray(allOf) && allOf.length > 0)
    return allOf.map((one) => bracketed(text(one, context))).join(' & ')
  if (Array.isArray(type))
    return union(type.map((one) => text({ ...schema, type: one as unknown }, context)))
  return typedText(schema as JsonSchema, context)
}

function typedText(schema: JsonSchema, context: Context): string {
  switch (schema.type ?? ('properties' in schema ? 'object' : undefined)) {
    case 'string':
      return 'string'
    case 'number':
    case 'integer':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'null':
      return 'null'
    case 'array':
      return arrayText(schema, context)
    case 'object':
      return objectText(schema, context)
    default:
      return 'unknown'
  }
}

function referenceText(reference: string, context: Context): string {
  const { defs, open } = context
  const name = reference.replace('#/$defs/', '')
  const found = Object.hasOwn(defs, name) ? defs[name] : undefined
  if (!found || open.has(name)) return 'unknown'
  return text(found, { ...context, open: new Set([...open, name]) })
}

function arrayText({ items, prefixItems }: JsonSchema, context: Context): string {
  if (Array.isArray(prefixItems))
    return `[${prefixItems.map((one) => text(one, context)).join(', ')}]`
  return `${bracketed(text(items ?? {}, context))}[]`
}

function objectText(schema: JsonSchema, context: Context): string {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>)
  const required = new Set((schema.required ?? []) as string[])
  const { additionalProperties: more } = schema
  if (properties.length === 0) {
    if (more === false) return 'Record<string, never>'
    return `Record<string, ${typeof more === 'object' ? text(more, context) : 'unknown'}>`
  }
  const docs = properties.map(([, value]) => docText(Object(value).description))
  const indent = docs.some((doc) => doc !== '') ? `${context.indent}  ` : context.indent
  const members = properties.map(([name, value]) => {
    const isThere = required.has(name)
    const type = text(value, { ...context, indent })
    return `${keyText(name)}${isThere ? '' : '?'}: ${type}${isThere ? '' : ' | undefined'}`
  })
  if (indent === context.indent) return `{ ${members.join('; ')} }`
  const lines = members.flatMap((member, at) => [...(docs[at] ? [docs[at]] : []), member])
  return ['{', ...lines.map((line) => `${indent}${line}`), `${context.indent}}`].join('\n')
}

/** A name as a key of a type. */
export function keyText(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)
}

/** A description as a comment that editors show; '' of none. */
export function docText(description: unknown): string {
  if (typeof description !== 'string' || description.trim() === '') return ''
  return `/** ${description.replaceAll('*/', '* /').replaceAll(/\s+/g, ' ').trim()} */`
}

function union(types: readonly string[]): string {
  if (types.includes('unknown')) return 'unknown'
  // Of text that may be anything, examples say nothing.
  const isText = types.includes('string')
  const distinct = [...new Set(types)].filter((type) => !isText || !type.startsWith('"'))
  return distinct.length === 0 ? 'never' : distinct.join(' | ')
}

/** An operator binds what stands on both its sides. */
function bracketed(type: string): string {
  return / [|&] /.test(type) ? `(${type})` : type
}
