import type { SearchRequest, SearchResult } from '@maillon/core/contract'
import type { LiveSession, SessionParts } from '../parts.ts'
import {
  connectionStatus,
  fullSchema,
  reference,
  relatedTool,
  told,
  whyOf,
} from './answer-parts.ts'
import { connectionStatuses } from './connection-statuses.ts'
import { findTools, type FoundTool, type FoundTools } from './found-tools.ts'
import { guidance, leftOutSentence } from './guidance.ts'
import { type KnownWay, knownWay } from './known-way.ts'
import { addWithin, tokensOf } from './within-budget.ts'

const primaryCount = 4
const relatedCount = 6
/** So many tools come with their schema, the others with a reference. */
const fullSchemas = 6
/** Tokens of an answer, unless the session says otherwise. */
const defaultBudget = 8_000

/**
 * Finds tools of a session by what they are to do, with what it takes to call them. The names of the primary tools are
 * always there; the rest comes in the order in which an agent needs it, as far as the session's budget of tokens goes.
 */
export async function searchSession(
  parts: SessionParts,
  session: LiveSession,
  request: SearchRequest,
): Promise<SearchResult> {
  const budget = session.config.search.token_budget ?? defaultBudget
  const { mode, queries: found } = await findTools(
    parts,
    session,
    request,
    primaryCount + relatedCount,
  )
  const queries = found.map((one) => withRoles(one, parts, session))
  const primary = byRank(queries.map((query) => query.primary))
  const related = byRank(queries.map((query) => query.related))
  const first = new Set(primary.map(({ toolkit }) => toolkit))
  const toolkits = [...first.union(new Set(related.map(({ toolkit }) => toolkit)))]
  const answer = essentials(parts, session, queries, mode)
  const statuses = (await connectionStatuses(parts, session, toolkits)).map((status) =>
    connectionStatus(answer, status),
  )
  const schemas = primary.slice(0, fullSchemas).map((tool) => fullSchema(answer, tool))
  const added = [
    ...primary.map((tool) => reference(answer, tool)),
    ...statuses.slice(0, first.size),
    ...schemas.slice(0, queries.length),
    ...queries.flatMap(({ way }, index) => told(answer, index, 'plans and pitfalls', way.told)),
    ...schemas.slice(queries.length),
    ...queries.flatMap((query, index) =>
      told(answer, index, 'reasons', whyOf(query.found, query.primary)),
    ),
    ...byRank(
      queries.map((query, index) =>
        query.related.map((tool) => relatedTool(answer, index, query.found, tool)),
      ),
    ),
    ...statuses.slice(first.size),
  ]
  const leftOut = addWithin(answer, added, budget - reserve)
  if (leftOut.size > 0) answer.next_steps_guidance.push(leftOutSentence(leftOut, budget))
  return answer
}

/** Tokens kept for saying what is left out: each kind, in large numbers. */
const reserve = tokensOf([
  leftOutSentence(
    new Map(
      [
        'descriptions',
        'input schemas',
        'connections',
        'plans and pitfalls',
        'reasons',
        'related tools',
      ].map((what) => [what, 9_999]),
    ),
    999_999,
  ),
])

interface Query {
  found: FoundTools
  primary: readonly FoundTool[]
  /** What a plan calls first comes first. */
  related: readonly FoundTool[]
  way: KnownWay
}

function withRoles(found: FoundTools, { catalogue }: SessionParts, { config }: LiveSession): Query {
  const primary = found.tools.slice(0, primaryCount)
  const way = knownWay(primary, config, catalogue)
  const others = new Set<FoundTool>([...way.first, ...found.tools.slice(primaryCount)])
  return { found, primary, related: [...others.difference(new Set(primary))], way }
}

/** The first of each list, then the second of each, and so on; each once. */
function byRank<Item>(lists: readonly (readonly Item[])[]): Item[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  const ranks = Array.from({ length: longest }, (_, rank) =>
    lists.flatMap((list) => list.slice(rank, rank + 1)),
  )
  return [...new Set(ranks.flat())]
}

/** The answer without anything that could be left out. */
function essentials(
  { now }: SessionParts,
  session: LiveSession,
  queries: readonly Query[],
  mode: SearchResult['search_mode'],
): SearchResult {
  const empty = queries.filter(({ primary }) => primary.length === 0).length
  return {
    success: empty < queries.length,
    error: empty > 0 ? `${empty} out of ${queries.length} searches found nothing.` : null,
    results: queries.map(({ found, primary }, index) => ({
      index: index + 1,
      use_case: found.useCase,
      primary_tool_slugs: primary.map(({ tool }) => tool.slug),
      related_tool_slugs: [],
      toolkits: [...new Set(primary.map(({ toolkit }) => toolkit.slug))],
      ...(primary.length === 0 && {
        error: 'No tool of this session fits. Say it in other words, or tell the user.',
      }),
    })),
    search_mode: mode,
    tool_schemas: {},
    toolkit_connection_statuses: [],
    next_steps_guidance: guidance(
      session,
      queries.flatMap(({ primary }) => primary),
    ),
    session: {
      id: session.id,
      generate_id: false,
      instructions: 'Pass this id as session_id in further calls of this conversation.',
    },
    time_info: timeInfo(now()),
  }
}

function timeInfo(now: number): SearchResult['time_info'] {
  return {
    current_time_utc: new Date(now).toISOString(),
    current_time_utc_epoch_seconds: Math.floor(now / 1000),
    message: 'Use this as the current time; it is UTC.',
  }
}
