import { isObject } from '../is-object.ts'
import type { ItemResult } from '../sessions/execute-items.ts'

/**
 * What a tool answered, as a model is told it: of a multi-execute, without what each item repeats for programs that read
 * it. An item says which tool it is of where there are several, and an error once.
 */
export function withoutRepeats(data: Record<string, unknown>): Record<string, unknown> {
  if (!isObject(data)) return data
  const { results, total_count, success_count, session: _, ...facts } = data
  if (!Array.isArray(results) || !results.every(isItem)) return data
  if (total_count !== results.length || typeof success_count !== 'number') return data
  const isOfOne = results.every(({ tool_slug }) => tool_slug === results[0]?.tool_slug)
  return {
    ...facts,
    results: results.map(({ tool_slug, index, response: { data: inner, error } }) => ({
      index,
      ...(!isOfOne && { tool_slug }),
      response: error === null ? { data: inner } : { data: withoutMessage(inner, error), error },
    })),
  }
}

function isItem(item: unknown): item is ItemResult {
  if (!isObject(item) || !isObject(item.response)) return false
  const { data, error, successful } = item.response
  return isObject(data) && typeof successful === 'boolean' && (error === null || isText(error))
}

function withoutMessage({ message, ...facts }: Record<string, unknown>, error: string) {
  return message === error ? facts : { message, ...facts }
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}
