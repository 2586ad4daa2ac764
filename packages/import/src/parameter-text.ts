import { MaillonError } from '@maillon/core'
import type { Parameter } from './toolkit-file.ts'

/** A path parameter's value, to be encoded as one segment: lists and objects are written as by style `simple`. */
export function segmentText(parameter: Parameter, value: unknown): string {
  return simple(parameter, value)
}

/** A header's value. Throws `invalid_arguments` for characters that no header may have (RFC 9110 §5.5). */
export function headerText(parameter: Parameter, value: unknown): string {
  const text = simple(parameter, value)
  if (/^[\x20-\x7e]*$/.test(text)) return text
  throw new MaillonError('invalid_arguments', {
    message: `${parameter.argument} has characters that no header may have.`,
    hint: 'Use plain letters, digits and signs.',
  })
}

/** The query's entries for one parameter, by its style (OpenAPI 3.1 §4.8.12.2). */
export function queryEntries(parameter: Parameter, value: unknown): [string, string][] {
  const { name, style = 'form', explode = style === 'form' } = parameter
  if (value === null || value === undefined) return []
  if (style === 'json') return [[name, JSON.stringify(value)]]
  if (style === 'deepObject') return deep(name, value)
  if (Array.isArray(value)) {
    if (explode) return value.map((item) => [name, plain(item)])
    return [[name, value.map(plain).join(separators[style] ?? ',')]]
  }
  if (typeof value !== 'object') return [[name, plain(value)]]
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  if (!explode)
    return [
      [
        name,
        entries
          .flat()
          .map(plain)
          .join(separators[style] ?? ','),
      ],
    ]
  // Of a form, the properties are the fields; what is inside them is written with brackets, as most services read it.
  return entries.flatMap(([key, inner]) =>
    Array.isArray(inner) && inner.every((item) => typeof item !== 'object')
      ? inner.map((item): [string, string] => [key, plain(item)])
      : deep(key, inner),
  )
}

const separators: Record<string, string> = { spaceDelimited: ' ', pipeDelimited: '|' }

function deep(name: string, value: unknown): [string, string][] {
  if (value === null || value === undefined) return []
  if (typeof value !== 'object') return [[name, plain(value)]]
  return Object.entries(value).flatMap(([key, inner]) => deep(`${name}[${key}]`, inner))
}

function simple({ explode = false, style }: Parameter, value: unknown): string {
  if (style === 'json') return JSON.stringify(value)
  if (Array.isArray(value)) return value.map(plain).join(',')
  if (typeof value !== 'object' || value === null) return plain(value)
  const entries = Object.entries(value)
  return explode
    ? entries.map(([key, inner]) => `${key}=${plain(inner)}`).join(',')
    : entries.flat().map(plain).join(',')
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
