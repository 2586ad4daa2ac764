import type { OutputUnit } from '@cfworker/json-schema'
import { isObject } from '../../is-object.ts'
import { type Judged, namesIn, schemaAt, valueAt } from './judged.ts'

/**
 * What one error of the validator says, in the words that Zod has for it, at its path; undefined where those inside it
 * say more.
 */
export function tell(
  error: OutputUnit,
  inner: readonly OutputUnit[],
  judged: Judged,
): string[] | undefined {
  const { keyword, keywordLocation, instanceLocation } = error
  const said = schemaAt(judged, keywordLocation)
  const value = valueAt(judged, instanceLocation)
  const words = Object.hasOwn(phrases, keyword) ? phrases[keyword] : undefined
  if (words) return [pathOf(judged, instanceLocation) + words(said, value)]
  if (keyword === 'required') {
    const missing = (said as string[]).filter((name) => !Object.hasOwn(value as object, name))
    return missing.map((name) => `${pathOf(judged, instanceLocation, name)}Required, but missing`)
  }
  const name = inner[0] && namesIn(inner[0].instanceLocation).at(-1)
  if (keyword === 'propertyNames')
    return [`${pathOf(judged, instanceLocation)}Invalid key: ${json(name)}`]
  if (keyword.endsWith('Properties') && isNothing(said)) {
    return [
      `${pathOf(judged, instanceLocation)}Unrecognized key: ${json(name)}${known(error, judged)}`,
    ]
  }
  if (inner.length > 0) return undefined
  return [`${pathOf(judged, instanceLocation)}Invalid input: ${error.error}`]
}

/** That a value is of another type than one of these. */
export function expectation(types: readonly string[], value: unknown): string {
  return `Invalid input: expected ${types.join(' or ')}, received ${typeOf(value)}`
}

/** How a sentence begins that is about a place in the value, or about a name in it. */
export function pathOf(judged: Judged, location: string, name?: string): string {
  const names = name === undefined ? namesIn(location) : [...namesIn(location), name]
  let path = ''
  let value = judged.value
  for (const one of names) {
    if (Array.isArray(value)) path += `[${one}]`
    else if (/^[\w$-]+$/.test(one)) path += path === '' ? one : `.${one}`
    else path += `[${json(one)}]`
    value =
      isObject(value) || Array.isArray(value) ? (value as Record<string, unknown>)[one] : undefined
  }
  return path === '' ? '' : `${short(path)}: `
}

type Phrase = (said: unknown, value: unknown) => string

const phrases: Readonly<Record<string, Phrase>> = {
  type: (said, value) => expectation([said].flat().map(String), value),
  enum: (said) => `Invalid option: expected one of ${options(said as unknown[])}`,
  const: (said) => `Invalid input: expected ${json(said)}`,
  minimum: (said) => `Too small: expected number to be >=${json(said)}`,
  exclusiveMinimum: (said) => `Too small: expected number to be >${json(said)}`,
  maximum: (said) => `Too big: expected number to be <=${json(said)}`,
  exclusiveMaximum: (said) => `Too big: expected number to be <${json(said)}`,
  multipleOf: (said) => `Invalid number: must be a multiple of ${json(said)}`,
  minLength: (said) => `Too small: expected string to have >=${json(said)} characters`,
  maxLength: (said) => `Too big: expected string to have <=${json(said)} characters`,
  pattern: (said) => `Invalid string: must match pattern ${short(`/${String(said)}/`)}`,
  minItems: (said) => `Too small: expected array to have >=${json(said)} items`,
  maxItems: (said) => `Too big: expected array to have <=${json(said)} items`,
  contains: () => 'Invalid input: expected array with an item that is not among these',
  minContains: (said) => `Too small: expected array to have >=${json(said)} items of one kind`,
  maxContains: (said) => `Too big: expected array to have <=${json(said)} items of one kind`,
  minProperties: (said) => `Too small: expected object to have >=${json(said)} keys`,
  maxProperties: (said) => `Too big: expected object to have <=${json(said)} keys`,
  not: (said) => {
    if (isObject(said) && said.$comment === 'uniqueItems') {
      return 'Invalid input: expected array without an item that stands in it twice'
    }
    return `Invalid input: ${isEmpty(said) ? 'nothing may stand here' : 'it is what is excluded'}`
  },
}

/** Whether a schema takes nothing, as plain schemas spell that. */
function isNothing(schema: unknown): boolean {
  return isObject(schema) && isEmpty(schema.not)
}

function isEmpty(schema: unknown): boolean {
  return isObject(schema) && Object.keys(schema).length === 0
}

/** What there is beside an unknown key. */
function known({ keywordLocation }: OutputUnit, judged: Judged): string {
  const parent = schemaAt(judged, keywordLocation.slice(0, keywordLocation.lastIndexOf('/')))
  const names =
    isObject(parent) && isObject(parent.properties) ? Object.keys(parent.properties) : []
  return names.length > 0 ? `; there are ${options(names)}` : ''
}

/** As many as a sentence holds, and how many more there are. */
function options(values: readonly unknown[]): string {
  const texts: string[] = []
  for (let length = 0; texts.length < values.length && length < 300; ) {
    const text = json(values[texts.length])
    length += text.length + 1
    texts.push(text)
  }
  const more = values.length - texts.length
  return texts.join('|') + (more > 0 ? ` and ${more} more` : '')
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

function json(value: unknown): string {
  try {
    return short(JSON.stringify(value))
  } catch {
    return '…' // JSON cannot spell it.
  }
}

function short(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 199).replace(/[\uD800-\uDBFF]$/, '')}…`
}
