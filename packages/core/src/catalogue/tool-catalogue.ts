import type { ToolArguments, ToolkitSlug, ToolSlug } from './installed-tools.ts'
import type { Listed, Spelt } from './spelt.ts'
import type { Tool as WireTool } from '../contract/tool.ts'
import {
  assertAnswer,
  assertModifiers,
  type ChangedResult,
  type ModifiedTool,
  type ModifySchema,
  modifySchema,
} from '../modifiers/modifiers.ts'
import { path } from '../toolkit/path.ts'
import { assertKnown } from '../transport/assert-known.ts'
import type { Call } from '../transport/call.ts'
import { type Page, readPage } from '../transport/page.ts'
import type { RequestOptions } from '../transport/request-options.ts'
import { toQuery } from '../transport/to-query.ts'
import type { Transport } from '../transport/transport.ts'
import { readTool, type Tool } from './tool.ts'

/** Which tools to list: those that fit all that is given. */
export type ToolsQuery<Slug extends string = ToolSlug> = {
  /** Slugs of tools. */
  tools?: readonly Listed<Slug>[] | undefined
  /** Slugs of toolkits. */
  toolkits?: readonly ToolkitSlug[] | undefined
  /** What the tool should do, in words. */
  search?: string | undefined
  tags?: readonly string[] | undefined
  scopes?: readonly string[] | undefined
  important?: boolean | undefined
  cursor?: string | undefined
  /** 20 when left out, at most 10,000. */
  limit?: number | undefined
}

/** A call of a tool outside any session. */
export interface ToolExecution<Slug extends string = string> {
  userId?: string | undefined
  /** One of the user's accounts, `ca_…`; when left out, the one connected last. */
  connectedAccountId?: string | undefined
  arguments?: ToolArguments<Slug> | undefined
  version?: string | undefined
  allowTracing?: boolean | undefined
  /** Changes nothing: a tool has one version here. */
  dangerouslySkipVersionCheck?: boolean | undefined
}

/** What a call outside any session answered: `error` is null when it went well. */
export interface ToolExecutionResult {
  /** The tool's output, or on an error its `{ code, message, hint, … }`. */
  data: Record<string, unknown>
  error: string | null
  successful: boolean
  logId: string
}

/** What changes the form of tools. */
export interface SchemaModifiers {
  modifySchema?: ModifySchema<Tool> | undefined
}

/** What changes a call of a tool; each may be asynchronous, and what it throws rejects the call. */
export interface ExecuteModifiers {
  beforeExecute?:
    | ((
        context: ModifiedTool & { params: ToolExecution },
      ) => ToolExecution | Promise<ToolExecution>)
    | undefined
  afterExecute?:
    | ((
        context: ModifiedTool & { result: ToolExecutionResult },
      ) => ChangedResult | Promise<ChangedResult>)
    | undefined
}

/** The tools of the catalogue. An unknown slug rejects with `tool_not_found`. */
export interface ToolCatalogue {
  list<Slug extends ToolSlug>(
    query?: ToolsQuery<Slug>,
    options?: SchemaModifiers & RequestOptions,
  ): Promise<Page<Tool>>
  get<Slug extends ToolSlug>(
    slug: Spelt<Slug>,
    options?: SchemaModifiers & RequestOptions,
  ): Promise<Tool>
  /** What the upstream or the user can cause is an `error` in the answer; it rejects for a call that cannot be made. */
  execute<Slug extends ToolSlug>(
    slug: Spelt<Slug>,
    call: ToolExecution<Slug>,
    options?: ExecuteModifiers & RequestOptions,
  ): Promise<ToolExecutionResult>
}

/** The tools behind a transport. */
export function createToolCatalogue({ send }: Transport): ToolCatalogue {
  const notFound = 'tool_not_found'
  return {
    async list(query = {}, options = {}) {
      const { signal, modifySchema: modifier } = checked('tools.list()', options, ['modifySchema'])
      const wire = toQuery('tools.list()', query, queryNames)
      const call: Call = { method: 'GET', path: '/tools', query: wire, signal }
      const page: Page<Tool> = await send(call, readPage(readTool))
      const items = await Promise.all(page.items.map((tool) => modifySchema(tool, modifier)))
      return { ...page, items }
    },
    async get(slug, options = {}) {
      const { signal, modifySchema: modifier } = checked('tools.get()', options, ['modifySchema'])
      return modifySchema(await get(slug, signal), modifier)
    },
    async execute(slug, call, options = {}) {
      const names = ['beforeExecute', 'afterExecute']
      const { signal, beforeExecute, afterExecute } = checked('tools.execute()', options, names)
      if (!beforeExecute && !afterExecute) return run(slug, call, signal)
      const { toolkit } = await get(slug, signal)
      const tool = { toolSlug: slug, toolkitSlug: toolkit.slug }
      const params = beforeExecute ? await beforeExecute({ ...tool, params: call }) : call
      const result = await run(slug, params, signal)
      if (!afterExecute) return result
      const changed = await afterExecute({ ...tool, result })
      assertAnswer('afterExecute', changed, 'the result')
      const error = changed.error ?? null
      return { ...result, data: changed.data, error, successful: error === null }
    },
  }

  async function get(slug: string, signal: AbortSignal | undefined): Promise<Tool> {
    return send({ method: 'GET', path: path`/tools/${slug}`, signal, notFound }, (tool: WireTool) =>
      readTool(tool),
    )
  }

  async function run(
    slug: string,
    call: ToolExecution,
    signal: AbortSignal | undefined,
  ): Promise<ToolExecutionResult> {
    assertKnown('tools.execute()', call, executeOptions)
    const body = {
      user_id: call.userId,
      connected_account_id: call.connectedAccountId,
      arguments: call.arguments ?? {},
      version: call.version,
      allow_tracing: call.allowTracing,
    }
    return send(
      { method: 'POST', path: path`/tools/execute/${slug}`, body, signal, notFound },
      ({ data, error, successful, log_id }: WireExecuted) => ({
        data,
        error,
        successful,
        logId: log_id ?? '',
      }),
    )
  }
}

function checked<Options extends object>(
  what: string,
  options: Options,
  modifiers: readonly string[],
): Options {
  assertKnown(what, options, [...modifiers, 'signal'])
  assertModifiers(options, modifiers)
  return options
}

interface WireExecuted {
  data: Record<string, unknown>
  error: string | null
  successful: boolean
  log_id: string
}

const queryNames = {
  tools: 'tool_slugs',
  toolkits: 'toolkit_slug',
  search: 'search',
  tags: 'tags',
  scopes: 'scopes',
  important: 'important',
  cursor: 'cursor',
  limit: 'limit',
}

const executeOptions = [
  'userId',
  'connectedAccountId',
  'arguments',
  'version',
  'allowTracing',
  'dangerouslySkipVersionCheck',
]
