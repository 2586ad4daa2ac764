import { isObject } from '../../is-object.ts'
import type { JsonSchema } from '../../schema/json-schema.ts'

/** A value in the words of a description: as JSON, cut when it is long or deep, however large it is. */
export function inWords(value: unknown, most = 200): string {
  if (typeof value === 'string') return cutText(value, most)
  const parts: string[] = []
  let length = 0
  return write(value, 0)
    ? parts.join('')
    : `${parts
        .join('')
        .slice(0, most - 1)
        .toWellFormed()}…`

  function put(text: string): boolean {
    parts.push(text)
    length += text.length
    return length <= most
  }

  function write(one: unknown, depth: number): boolean {
    if (typeof one === 'string') return put(JSON.stringify(one.slice(0, most + 1)))
    if (typeof one !== 'object' || one === null) return put(JSON.stringify(one) ?? 'null')
    if (depth > 50) return false
    const isList = Array.isArray(one)
    if (!put(isList ? '[' : '{')) return false
    let isFirst = true
    for (const name of Object.keys(one)) {
      const inner = (one as Record<string, unknown>)[name]
      if (!isList && inner === undefined) continue
      if (!isFirst && !put(',')) return false
      isFirst = false
      if (!isList && !put(`${JSON.stringify(name.slice(0, most + 1))}:`)) return false
      if (!write(inner, depth + 1)) return false
    }
    return put(isList ? ']' : '}')
  }
}

/** What tells a value from others; of one that is too large, that it is itself. */
export function identity(value: unknown): unknown {
  const text = inWords(value, 10_000)
  return typeof value === 'object' && text.endsWith('…') ? value : text
}

/** Which values a schema takes, in a few words. */
export function schemaInWords(schema: unknown): string {
  if (!isObject(schema)) return schema === false ? 'nothing' : 'anything'
  const { type, description: _, title: __, ...rest } = schema
  const keywords = Object.keys(rest)
  if (typeof type === 'string' && keywords.length === 0) return type
  if (Array.isArray(rest.enum)) return `one of ${listInWords(rest.enum)}`
  return keywords.length === 0 && type === undefined ? 'anything' : inWords(schema)
}

/** What holds on a condition; undefined where nothing does. */
export function conditionInWords(schema: JsonSchema): string | undefined {
  const { if: condition, then, else: otherwise } = schema
  if (condition === undefined || (then === undefined && otherwise === undefined)) return undefined
  const parts = [
    `If ${inWords(condition)}`,
    ...(then === undefined ? [] : [`then ${inWords(then)}`]),
    ...(otherwise === undefined ? [] : [`else ${inWords(otherwise)}`]),
  ]
  return `${parts.join(', ')}.`
}

/** Values with commas between them, the first hundred. */
export function listInWords(values: readonly unknown[]): string {
  const shown = values
    .slice(0, 100)
    .map((value) => (typeof value === 'string' ? JSON.stringify(value) : inWords(value)))
  const more = values.length > shown.length ? [`and ${values.length - shown.length} more`] : []
  return cutText([...shown, ...more].join(', '), 2000)
}

/** The beginning of a text, up to a word's end, with an ellipsis where it was cut. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text
  const start = text.slice(0, most - 1)
  const end = start.search(/\s\S*$/)
  return `${start
    .slice(0, end > most * 0.8 ? end : undefined)
    .trimEnd()
    .toWellFormed()}…`
}

/** The longest description of a part that is of use. */
const longest = 4000

/** The schema with sentences added to its description. */
export function told(schema: JsonSchema, ...sentences: (string | undefined)[]): JsonSchema {
  const own = typeof schema.description === 'string' ? schema.description : ''
  const added = sentences.filter((sentence) => sentence)
  if (added.length === 0 && own.length <= longest) return schema
  const text = [own, ...added].reduce<string>((all, part) => {
    if (!all || !part) return all || (part ?? '')
    return `${all}${/[.!?:…]\s*$/.test(all) ? ' ' : '. '}${part}`
  }, '')
  return { ...schema, description: cutText(text, longest) }
}
