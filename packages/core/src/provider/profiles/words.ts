import { isObject } from '../../is-object.ts'
import type { JsonSchema } from '../../schema/json-schema.ts'

/** A value in the words of a description, cut when it is long. */
export function inWords(value: unknown, most = 200): string {
  try {
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    return text === undefined ? '' : cutText(text, most)
  } catch {
    return '…' // Too deep to write, or it holds itself.
  }
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
  const shown = values.slice(0, 100).map((value) => JSON.stringify(value) ?? '')
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
