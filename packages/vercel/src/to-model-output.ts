import { modelOutput, type ToolResult } from '@maillon/core/provider'
import type { JSONValue } from 'ai'
import { isToolResult } from './is-tool-result.ts'
import { requiredConnections } from './required-connections.ts'

/** What the model is told of a tool's output; where the app shows links itself, without them. */
export function toModelOutput(
  output: unknown,
  slug: string,
  appShowsLinks: boolean,
): { type: 'json' | 'error-json'; value: JSONValue } {
  if (isToolResult(output)) {
    const value = modelOutput(output) as JSONValue
    const type = output.error === null ? 'json' : 'error-json'
    return { type, value: appShowsLinks ? withoutLinks(value, output, slug) : value }
  }
  // Data that is no object, or what is no result at all: a chat comes from the browser.
  const { data, error } = Object(output) as Partial<ToolResult>
  return { type: 'json', value: ((error === null ? data : output) ?? null) as JSONValue }
}

function withoutLinks(value: JSONValue, result: ToolResult, slug: string): JSONValue {
  const links = requiredConnections(result, slug).flatMap(({ redirectUrl }) => redirectUrl ?? [])
  if (links.length === 0) return value
  const text = JSON.stringify(value)
  return JSON.parse(links.reduce((told, link) => told.replaceAll(link, shownByApp), text))
}

const shownByApp = '(a button that the app shows to the user)'
