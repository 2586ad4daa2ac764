import type { ConnectionStatus, SearchResult } from '@maillon/core/contract'
import type { FoundTool, FoundTools } from './found-tools.ts'
import type { Part } from './within-budget.ts'

type Entry = SearchResult['tool_schemas'][string]
type Told = Pick<
  SearchResult['results'][number],
  'recommended_plan_steps' | 'known_pitfalls' | 'why'
>

/** What a tool does, and where its schema is. */
export function reference(answer: SearchResult, tool: FoundTool): Part {
  const { slug } = tool.tool
  const entry = referenceTo(tool)
  return {
    what: 'descriptions',
    adds: { [slug]: entry },
    add: () => {
      answer.tool_schemas[slug] = entry
    },
  }
}

/** The input schema of a tool, in place of the reference to it. */
export function fullSchema(answer: SearchResult, { tool, inputSchema }: FoundTool): Part {
  return {
    what: 'input schemas',
    adds: { input_schema: inputSchema },
    hasPlace: () => tool.slug in answer.tool_schemas,
    add: () => {
      const { schemaRef: _, ...entry } = answer.tool_schemas[tool.slug]!
      answer.tool_schemas[tool.slug] = { ...entry, hasFullSchema: true, input_schema: inputSchema }
    },
  }
}

/** A related tool of a query, with what it does and why it was found. */
export function relatedTool(
  answer: SearchResult,
  index: number,
  { words }: FoundTools,
  tool: FoundTool,
): Part {
  const { slug } = tool.tool
  const toolkit = tool.toolkit.slug
  const why = words.get(slug) ?? []
  const entry = referenceTo(tool)
  return {
    what: 'related tools',
    adds: [[slug], [toolkit], { [slug]: entry }, { why: { [slug]: why } }],
    add: () => {
      const result = answer.results[index]!
      result.related_tool_slugs.push(slug)
      if (!result.toolkits.includes(toolkit)) result.toolkits.push(toolkit)
      if (why.length > 0) result.why = { ...result.why, [slug]: [...why] }
      answer.tool_schemas[slug] ??= entry
    },
  }
}

/** Whether a toolkit is connected, once a tool of it is told of. */
export function connectionStatus(answer: SearchResult, status: ConnectionStatus): Part {
  return {
    what: 'connections',
    adds: [status],
    hasPlace: () => answer.results.some(({ toolkits }) => toolkits.includes(status.toolkit)),
    add: () => {
      answer.toolkit_connection_statuses.push(status)
    },
  }
}

/** Something more of a query's result. */
export function told(answer: SearchResult, index: number, what: string, more: Told): Part[] {
  if (Object.keys(more).length === 0) return []
  return [{ what, adds: more, add: () => Object.assign(answer.results[index]!, more) }]
}

/** The words of a query that its tools were found by. */
export function whyOf({ words }: FoundTools, tools: readonly FoundTool[]): Told {
  const why = tools.flatMap(({ tool: { slug } }) => {
    const found = words.get(slug) ?? []
    return found.length > 0 ? [[slug, [...found]] satisfies [string, string[]]] : []
  })
  return why.length > 0 ? { why: Object.fromEntries(why) } : {}
}

function referenceTo({ tool, toolkit }: FoundTool): Entry {
  return {
    tool_slug: tool.slug,
    toolkit: toolkit.slug,
    description: tool.description,
    hasFullSchema: false,
    schemaRef: { tool: 'COMPOSIO_GET_TOOL_SCHEMAS', args: { tool_slugs: [tool.slug] } },
  }
}
