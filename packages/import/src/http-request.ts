import { path as pathOf, type ToolRequest } from '@maillon/core/toolkit'
import { headerText, queryEntries, segmentText } from './parameter-text.ts'
import type { HttpCall } from './toolkit-file.ts'

/** The request that a call of an imported tool is. Throws `invalid_arguments` for what would lead to another address. */
export function httpRequest(call: HttpCall, input: Record<string, unknown>): ToolRequest {
  const { method, parameters } = call
  const given = parameters.filter(({ argument }) => input[argument] !== undefined)
  const query = given
    .filter((parameter) => parameter.in === 'query')
    .flatMap((parameter) => queryEntries(parameter, input[parameter.argument]))
  const headers = Object.fromEntries(
    given
      .filter((parameter) => parameter.in === 'header')
      .map((parameter) => [parameter.name, headerText(parameter, input[parameter.argument])]),
  )
  return {
    method,
    path: addressOf(call, input),
    ...(query.length > 0 && { query: grouped(query) }),
    ...content(call, input, headers),
  }
}

function addressOf({ path, parameters }: HttpCall, input: Record<string, unknown>): string {
  return path.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
    const parameter = parameters.find((one) => one.in === 'path' && one.name === name)
    const value = parameter && input[parameter.argument]
    return pathOf`${parameter ? segmentText(parameter, value) : ''}`
  })
}

function grouped(entries: [string, string][]): Record<string, string[]> {
  const groups = Map.groupBy(entries, ([name]) => name)
  return Object.fromEntries([...groups].map(([name, all]) => [name, all.map(([, value]) => value)]))
}

function content(
  { body }: HttpCall,
  input: Record<string, unknown>,
  headers: Record<string, string>,
): Pick<ToolRequest, 'headers' | 'json' | 'text'> {
  const value = body && bodyOf(body, input)
  if (value === undefined) return Object.keys(headers).length > 0 ? { headers } : {}
  if (body?.type === 'json')
    return { json: value, ...(Object.keys(headers).length > 0 && { headers }) }
  const form = queryEntries({ argument: '', name: '', in: 'query', style: 'form' }, value)
  return {
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    text: new URLSearchParams(form).toString(),
  }
}

function bodyOf(
  { argument, properties = {} }: NonNullable<HttpCall['body']>,
  input: Record<string, unknown>,
): unknown {
  if (argument !== undefined) return input[argument]
  const entries = Object.entries(properties).filter(([from]) => input[from] !== undefined)
  return entries.length === 0
    ? undefined
    : Object.fromEntries(entries.map(([from, property]) => [property, input[from]]))
}
