import { MaillonError } from '../errors/maillon-error.ts'

/** What a person fills in at the Connect Link to connect an account, or the app beforehand. */
export interface Field {
  /** What the upstream calls it, e.g. `API key`. */
  label: string
  /** Where the person finds it: a web address or a sentence; `https` addresses in it are links. */
  help?: string
  /** How one looks, e.g. `acme`. */
  example?: string
  /** A regular expression that the whole value fits. */
  pattern?: string
  /** The values that there are, each with its name for people: `{ 'datadoghq.eu': 'Europe' }`. */
  choices?: Readonly<Record<string, string>>
  /** Stands where nothing is filled in. */
  default?: string
  /** Whether it may stay empty: the header, value or parameter where it stands is left out then. */
  optional?: boolean
  /** Whether it opens the account: it is sealed, and shown to nobody. */
  secret?: boolean
  /** What is pasted: a file of JSON, whose members stand by theirs (`{key_file.client_email}`), or a key as PEM. */
  format?: 'json' | 'pem'
  /** How the service wants its letters, however they were typed. */
  letters?: 'upper' | 'lower'
  /** Whether it has several lines, as PEM files do: the form then has a field that keeps them. */
  multiline?: boolean
}

/** Fields by the names that stand in templates: `{subdomain}`. */
export type Fields = Readonly<Record<string, Field>>

/** What has a name in templates, and whether it may be left empty. */
export type Declared = Readonly<Record<string, { optional?: boolean }>>

/** What was filled in, by the fields' names. */
export type FieldValues = Readonly<Record<string, string>>

/** Why a value does not fit its field. */
export type FieldProblem = 'missing' | 'too_long' | 'unsendable' | 'unfit' | 'unknown' | 'fixed'

/** What a value that is unfit is not, for whoever tells it in words of their own. */
export type Unfit =
  | 'pattern'
  | 'choice'
  | 'json'
  | 'pem'
  | 'member'
  | 'host'
  | 'public_host'
  | 'allowed_host'
  | 'key'

/** What a name in templates looks like. */
export const namePattern = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/

const placeholder = /\{([A-Za-z][A-Za-z0-9_-]*)((?:\.[A-Za-z0-9_-]+)*)\}/g

/** The names of fields that stand in a template, be it by a member. */
export function namesIn(template: string): string[] {
  if (!template.includes('{')) return []
  return Array.from(template.matchAll(placeholder), ([, name = '']) => name)
}

/** The members of fields that stand in a template, by the fields' names. */
export function membersIn(template: string): { field: string; member: string }[] {
  return Array.from(template.matchAll(placeholder), ([, field = '', member = '']) => ({
    field,
    member: member.slice(1),
  })).filter(({ member }) => member !== '')
}

/** What was filled in, with the texts in files of JSON by the names under which they stand. */
export function withMembers(fields: Fields, values: FieldValues): FieldValues {
  const files = Object.entries(values).filter(
    ([name]) => Object.hasOwn(fields, name) && fields[name]?.format === 'json',
  )
  const members = files.flatMap(([name, text]) => textsOf(name, parsed(text)))
  return { ...values, ...Object.fromEntries(members) }
}

function textsOf(name: string, value: unknown): [string, string][] {
  if (typeof value === 'string' || typeof value === 'number') return [[name, String(value)]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([member, inner]) => textsOf(`${name}.${member}`, inner))
}

/** Deeper than any file that a service gives. */
const deepest = 16

/** What a file of JSON holds; undefined for any other text, and for one that is nested as none is. */
export function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const isFile = typeof value === 'object' && value !== null && isWithin(value, deepest)
    return isFile ? value : undefined
  } catch {
    return undefined
  }
}

function isWithin(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return depth > 0 && Object.values(value).every((inner) => isWithin(inner, depth - 1))
}

/** A template with values in place of their names, in one pass: what a value looks like is never read. */
export function fillText(
  template: string,
  values: FieldValues,
  write: (value: string) => string = (value) => value,
): string {
  // Most texts are no templates.
  if (!template.includes('{')) return template
  return template.replaceAll(placeholder, (whole: string) => {
    const name = whole.slice(1, -1)
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    return value === undefined ? whole : write(value)
  })
}

/** Templates by name, filled; one with a name that has no value is left out. */
export function fillEach(
  templates: Readonly<Record<string, string>>,
  values: FieldValues,
  declared: Declared,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(templates)
      .filter(([, template]) => !isLeftOut(declared, values, template))
      .map(([name, template]) => [name, fillText(template, values)]),
  )
}

/** Whether a name stands in a template that nobody gave a value. */
export function isLeftOut(declared: Declared, values: FieldValues, template: unknown): boolean {
  const names = typeof template === 'string' ? namesIn(template) : []
  return names.some((name) => Object.hasOwn(declared, name) && !Object.hasOwn(values, name))
}

/** Whether the whole of a value fits a pattern; every value fits none. */
export function fitsPattern(pattern: string | undefined, value: string): boolean {
  return pattern === undefined || new RegExp(`^(?:${pattern})$`, 'u').test(value)
}

/** That a pattern is none, of whom it is. */
export function patternProblem(owner: string, pattern: string | undefined): string[] {
  try {
    fitsPattern(pattern, '')
    return []
  } catch {
    return [`The pattern of ${owner} is no regular expression.`]
  }
}

/** A value as one segment of a path. Throws `field_rejected` for dots alone, which lead elsewhere. */
export function segment(value: string): string {
  if (!/^\.{0,2}$/.test(value)) return encodeURIComponent(value).replaceAll('%3A', ':')
  throw new MaillonError('field_rejected', {
    message: `"${value}" cannot be part of an address.`,
    hint: 'Fill in a name or an id.',
    details: { problem: 'unfit' },
  })
}

/** Of one field, that its value does not fit, and `more` of how; the value itself is told of none. */
export function fieldRejected(
  field: string,
  problem: FieldProblem,
  message: string,
  hint = 'Copy it again, whole and alone.',
  more: { unfit?: Unfit; member?: string } = {},
): MaillonError {
  return new MaillonError('field_rejected', { message, hint, details: { field, problem, ...more } })
}
