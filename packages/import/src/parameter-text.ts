import { MaillonError, path as pathOf } from '@maillon/core/toolkit'
import type { Parameter } from './toolkit-file.ts'

type Style = Pick<Parameter, 'name' | 'style' | 'explode'>

/**
 * A path parameter's value as it stands in an address (OpenAPI 3.1 §4.8.12.2), encoded: one segment, or several where the
 * parameter allows them. Throws `invalid_arguments` for what would lead to another address.
 */
export function segmentText(parameter: Parameter, value: unknown): string {
  const { name, style = 'simple', explode = false, allowReserved } = parameter
  if (style === 'label' || style === 'matrix') return prefixed({ name, style, explode }, value)
  const text = simple(parameter, value)
  return allowReserved ? text.split('/').map(segment).join('/') : segment(text)
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

/** One pair of the Cookie header (RFC 6265 §4.1.1): what it may not hold is encoded. */
export function cookieText({ name, ...parameter }: Parameter, value: unknown): string {
  return `${name}=${encodeURIComponent(simple({ ...parameter, name }, value))}`
}

/** The query's entries for one parameter, by its style (OpenAPI 3.1 §4.8.12.2). */
export function queryEntries(
  { name, style = 'form', explode = style === 'form' }: Style,
  value: unknown,
): [string, string][] {
  if (value === null || value === undefined) return []
  if (style === 'json') return [[name, JSON.stringify(value)]]
  if (style === 'deepObject') return deep(name, value)
  const separator = separators[style] ?? ','
  if (Array.isArray(value)) {
    if (explode) return value.map((item) => [name, plain(item)])
    return value.length > 0 ? [[name, value.map(plain).join(separator)]] : []
  }
  if (typeof value !== 'object') return [[name, plain(value)]]
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  if (!explode) return [[name, entries.flat().map(plain).join(separator)]]
  // The properties are the entries; what is inside them is written with brackets, as most services read it.
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

/** `.a.b` and `;id=a,b` (RFC 6570 §3.2.5 and §3.2.7). */
function prefixed({ name, style, explode }: Required<Style>, value: unknown): string {
  const isList = Array.isArray(value)
  const entries = isList
    ? value.map((item): [string, unknown] => [name, item])
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : [[name, value] as [string, unknown]]
  const isObject = !isList && typeof value === 'object' && value !== null
  const values = entries.map(([, item]) => segment(plain(item)))
  const pairs = entries.map(([key, item]) => `${segment(key)}=${segment(plain(item))}`)
  if (style === 'label')
    return `.${isObject ? (explode ? pairs.join('.') : flat(entries)) : values.join(explode ? '.' : ',')}`
  if (explode || (!isList && !isObject)) return pairs.map((pair) => `;${pair}`).join('')
  return `;${name}=${isObject ? flat(entries) : values.join(',')}`
}

function flat(entries: readonly (readonly [string, unknown])[]): string {
  return entries.flatMap(([key, item]) => [segment(key), segment(plain(item))]).join(',')
}

/** Refuses what would lead elsewhere. */
function segment(text: string): string {
  return pathOf`${text}`
}

/** A value as text: what is no text, as JSON has it. */
export function plain(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
