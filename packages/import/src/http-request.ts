import {
  type FileFacts,
  multipart,
  type Part,
  path as pathOf,
  type ToolRequest,
} from '@maillon/core/toolkit'
import { type Files, fileOf } from './files-of-call.ts'
import { ownValue } from './own-value.ts'
import { cookieText, headerText, plain, queryEntries, segmentText } from './parameter-text.ts'
import type { HttpCall } from './toolkit-file.ts'

type Body = NonNullable<HttpCall['body']>
type Encoding = NonNullable<Body['encoding']>[string]

/**
 * The request that a call of an imported tool is; `files` are those that `filesOfCall` names. Throws `invalid_arguments`
 * for what would lead to another address.
 */
export function httpRequest(
  call: HttpCall,
  input: Record<string, unknown>,
  files: Files = new Map(),
): ToolRequest {
  const { method, parameters } = call
  const given = parameters.filter(({ argument }) => ownValue(input, argument) !== undefined)
  const query = given.filter((parameter) => parameter.in === 'query')
  const cookies = given
    .filter((parameter) => parameter.in === 'cookie')
    .map((parameter) => cookieText(parameter, input[parameter.argument]))
  const headers = {
    ...Object.fromEntries(
      given
        .filter((parameter) => parameter.in === 'header')
        .map((parameter) => [parameter.name, headerText(parameter, input[parameter.argument])]),
    ),
    ...(cookies.length > 0 && { cookie: cookies.join('; ') }),
  }
  const entries = query.flatMap((parameter) =>
    queryEntries(parameter, input[parameter.argument]).map(([name, value]) => ({
      name,
      value,
      isPlain: parameter.allowReserved === true,
    })),
  )
  const fixed = Object.entries(call.query ?? {}).map(([name, value]) => ({
    name,
    value,
    isPlain: false,
  }))
  return {
    method,
    ...addressed(addressOf(call, input), [...fixed, ...entries]),
    ...content(call, input, { headers, files }),
  }
}

interface Entry {
  name: string
  value: string
  /** Whether signs of addresses stay in it as they are. */
  isPlain: boolean
}

/** Signs that stay as they are stand in the path's own query, since that of a request is encoded. */
function addressed(path: string, entries: readonly Entry[]): Pick<ToolRequest, 'path' | 'query'> {
  if (entries.length === 0) return { path }
  if (!entries.some(({ isPlain }) => isPlain)) {
    const groups = Map.groupBy(entries, ({ name }) => name)
    const query = [...groups].map(([name, all]) => [name, all.map(({ value }) => value)])
    return { path, query: Object.fromEntries(query) as Record<string, string[]> }
  }
  const texts = entries.map(({ name, value, isPlain }) =>
    [encodeURIComponent(name), isPlain ? reserved(value) : encodeURIComponent(value)].join('='),
  )
  return { path: `${path}?${texts.join('&')}` }
}

/** RFC 6570 §3.2.3, but for what would end the value. */
function reserved(value: string): string {
  return encodeURI(value).replaceAll(/[#&+{}]/g, encodeURIComponent)
}

function addressOf({ path, parameters }: HttpCall, input: Record<string, unknown>): string {
  return path.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
    const parameter = parameters.find((one) => one.in === 'path' && one.name === name)
    return parameter ? segmentText(parameter, ownValue(input, parameter.argument)) : pathOf`${''}`
  })
}

function content(
  { body }: HttpCall,
  input: Record<string, unknown>,
  { headers, files }: { headers: Record<string, string>; files: Files },
): Pick<ToolRequest, 'headers' | 'json' | 'text' | 'body'> {
  const value = body && bodyOf(body, input)
  const own = Object.keys(headers).length > 0 ? { headers } : {}
  if (body?.file) {
    const { argument, contentType } = body.file
    const said = {
      text: JSON.stringify(value ?? {}),
      contentType: 'application/json; charset=UTF-8',
    }
    const related = { file: fileOf(ownValue(input, argument), files), contentType }
    const whole = multipart([said, related], body.mediaType ?? 'multipart/related')
    return { ...whole, headers: { ...headers, ...whole.headers } }
  }
  if (!body || value === undefined) return own
  if (body.type === 'json' && body.mediaType === undefined) return { json: value, ...own }
  if (body.type === 'file') {
    const { id, mimetype } = fileOf(value, files)
    const type = body.mediaType ?? mimetype
    return { headers: { ...headers, 'content-type': type }, body: [{ file: id }] }
  }
  if (body.type === 'multipart') {
    const whole = multipart(partsOf(isObject(value) ? value : {}, body, files), body.mediaType)
    return { ...whole, headers: { ...headers, ...whole.headers } }
  }
  const { text, type } = textOf(body, value)
  return { headers: { ...headers, 'content-type': type }, text }
}

function textOf(body: Body, value: unknown): { text: string; type: string } {
  const { type, mediaType, encoding = {} } = body
  if (type === 'json') return { text: JSON.stringify(value), type: mediaType ?? 'application/json' }
  if (type === 'text') return { text: plain(value), type: mediaType ?? 'text/plain; charset=utf-8' }
  if (type === 'lines') {
    const lines = (Array.isArray(value) ? value : [value]).map(
      (line) => `${JSON.stringify(line)}\n`,
    )
    return { text: lines.join(''), type: mediaType ?? 'application/x-ndjson' }
  }
  const properties = Object.entries(isObject(value) ? value : {})
  const entries = properties.flatMap(([name, one]) =>
    formEntries(name, one, ownValue(encoding, name)),
  )
  return {
    text: new URLSearchParams(entries).toString(),
    type: mediaType ?? 'application/x-www-form-urlencoded',
  }
}

/** By the property's style; what has none and is no plain value is JSON (OpenAPI 3.1 §4.8.14). */
function formEntries(name: string, value: unknown, encoding: Encoding = {}): [string, string][] {
  const { style, explode, contentType } = encoding
  if (style !== undefined || explode !== undefined)
    return queryEntries(
      { name, ...(style && { style }), ...(explode !== undefined && { explode }) },
      value,
    )
  if (value === null || value === undefined) return []
  if (contentType !== undefined) return [[name, plain(value)]]
  return (Array.isArray(value) ? value : [value]).map((one) => [name, plain(one)])
}

/** A part for each value (RFC 7578 §4.3). */
function partsOf(
  values: Record<string, unknown>,
  { encoding = {}, files: named = {} }: Body,
  files: Files,
): Part[] {
  return Object.entries(values).flatMap(([name, value]): Part[] => {
    const { contentType, style } = ownValue(encoding, name) ?? {}
    const kind = ownValue(named, name)
    if (kind)
      return [value].flat().map((one): Part => {
        const file: FileFacts | undefined =
          kind === 'only' ? fileOf(one, files) : files.get(String(one))
        return file ? { name, file, contentType } : { name, text: plain(one) }
      })
    if (style !== undefined)
      return formEntries(name, value, ownValue(encoding, name)).map(([key, text]) => ({
        name: key,
        text,
      }))
    const all = Array.isArray(value) && contentType === undefined ? value : [value]
    return all
      .filter((one) => one !== null)
      .map((one) => ({
        name,
        text: plain(one),
        contentType: contentType ?? (typeof one === 'object' ? 'application/json' : undefined),
      }))
  })
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function bodyOf({ argument, properties = {} }: Body, input: Record<string, unknown>): unknown {
  if (argument !== undefined) return ownValue(input, argument)
  const entries = Object.entries(properties).filter(([from]) => ownValue(input, from) !== undefined)
  return entries.length === 0
    ? undefined
    : Object.fromEntries(entries.map(([from, property]) => [property, input[from]]))
}
