import type { ConnectionStatus, SearchRequest, SearchResult } from '@maillon/core/contract'
import type { CatalogueTool } from '../catalogue/catalogue.ts'
import { choiceFor } from './accounts-of.ts'
import { searchable } from './local-tool-view.ts'
import type { LocalTool } from './local-tools.ts'
import type { LiveSession, SessionParts } from './parts.ts'
import { allowsTool } from './policy.ts'

const primaryCount = 4
const relatedCount = 6
/** Tools beyond these get a reference in place of their schema, so that an answer stays small. */
const fullSchemas = 6

/** Finds tools of a session by what they are to do, with schemas and with which accounts are connected. */
export async function searchSession(
  parts: SessionParts,
  session: LiveSession,
  request: SearchRequest,
): Promise<SearchResult> {
  const { catalogue, tools } = parts
  const toolkits = request.toolkits?.map((slug) => slug.toLowerCase())
  const own = new Map(session.local?.tools.map((local) => [local.tool.slug, local]))
  const guests = [...own.values()].map(searchable)
  const isWanted = ({ toolkit }: FoundTool) =>
    !toolkits || toolkits.includes(toolkit.slug.toLowerCase())
  const filter = (slug: string) => {
    const local = own.get(slug)
    if (local) return isWanted(local)
    const tool = catalogue.tool(slug)
    return isWanted(tool) && allowsTool(session.config, tool)
  }
  const limit = primaryCount + relatedCount
  const found = request.queries.map(({ use_case }) =>
    tools
      .search({ queries: [use_case], filter, limit, guests })
      .map(({ slug }): FoundTool => own.get(slug) ?? catalogue.tool(slug)),
  )
  const results = request.queries.map(({ use_case }, index) =>
    resultFor(index, use_case, found[index] ?? []),
  )
  const empty = found.filter((list) => list.length === 0).length
  const all = [
    ...new Set([...found.flatMap((list) => list.slice(0, primaryCount)), ...found.flat()]),
  ]
  return {
    success: empty < found.length,
    error: empty > 0 ? `${empty} out of ${found.length} searches found nothing.` : null,
    results,
    tool_schemas: Object.fromEntries(
      all.map((tool, index) => [tool.tool.slug, schemaOf(tool, index < fullSchemas)]),
    ),
    toolkit_connection_statuses: await connectionStatuses(parts, session, all),
    next_steps_guidance: guidance(session, all.length > 0),
    session: {
      id: session.id,
      generate_id: false,
      instructions: 'Pass this id as session_id in further calls of this conversation.',
    },
    time_info: timeInfo(parts.now()),
  }
}

type FoundTool = CatalogueTool | LocalTool

function resultFor(
  index: number,
  useCase: string,
  tools: readonly FoundTool[],
): SearchResult['results'][number] {
  const slugs = tools.map(({ tool }) => tool.slug)
  return {
    index: index + 1,
    use_case: useCase,
    primary_tool_slugs: slugs.slice(0, primaryCount),
    related_tool_slugs: slugs.slice(primaryCount),
    toolkits: [...new Set(tools.map(({ toolkit }) => toolkit.slug))],
    ...(slugs.length === 0 && {
      error: 'No tool of this session fits. Say it in other words, or tell the user.',
    }),
  }
}

function schemaOf(
  { tool, toolkit, inputSchema }: FoundTool,
  full: boolean,
): SearchResult['tool_schemas'][string] {
  const facts = {
    tool_slug: tool.slug,
    toolkit: toolkit.slug,
    description: tool.description,
    hasFullSchema: full,
  }
  if (full) return { ...facts, input_schema: inputSchema }
  return {
    ...facts,
    schemaRef: {
      tool: 'COMPOSIO_GET_TOOL_SCHEMAS',
      args: { tool_slugs: [tool.slug] },
      message: 'Get the schema before running this tool.',
    },
  }
}

function connectionStatuses(
  parts: SessionParts,
  session: LiveSession,
  tools: readonly FoundTool[],
): Promise<ConnectionStatus[]> {
  const toolkits = [...new Set(tools.map(({ toolkit }) => toolkit))]
  return Promise.all(
    toolkits.map(async ({ slug, name, description, auth }): Promise<ConnectionStatus> => {
      if (auth.scheme === 'NO_AUTH') {
        return {
          toolkit: slug,
          description,
          has_active_connection: true,
          status_message: `${name} needs no account.`,
        }
      }
      const accounts = await parts.connections.usable(choiceFor(session, slug))
      return {
        toolkit: slug,
        description,
        has_active_connection: accounts.length > 0,
        status_message: accounts.length > 0 ? `${name} is connected.` : notConnected(session, name),
        ...(accounts.length > 1 &&
          session.config.multi_account.require_explicit_selection && {
            account_selection: 'required' as const,
          }),
        ...(accounts.length > 0 && {
          accounts: accounts.map((account, index) => ({
            id: account.id,
            ...(account.alias && { alias: account.alias }),
            status: account.status,
            is_default: index === 0,
            created_at: new Date(account.createdAt).toISOString(),
          })),
        }),
      }
    }),
  )
}

function notConnected({ config }: LiveSession, name: string): string {
  return config.manage_connections.enabled
    ? `${name} is not connected. Get a link from COMPOSIO_MANAGE_CONNECTIONS and show it to the user.`
    : `${name} is not connected. Tell the user to connect it in the app.`
}

function guidance({ config }: LiveSession, found: boolean): string[] {
  if (!found)
    return [
      'Nothing was found: say the steps in other words, or tell the user that it cannot be done here.',
    ]
  return [
    config.manage_connections.enabled
      ? 'Where has_active_connection is false, call COMPOSIO_MANAGE_CONNECTIONS first and show the link to the user.'
      : 'Where has_active_connection is false, tell the user to connect the account in the app first.',
    ...(config.execute.enable_multi_execute
      ? ['Run the tools with COMPOSIO_MULTI_EXECUTE_TOOL.']
      : []),
  ]
}

function timeInfo(now: number): SearchResult['time_info'] {
  return {
    current_time_utc: new Date(now).toISOString(),
    current_time_utc_epoch_seconds: Math.floor(now / 1000),
    message: 'Use this as the current time; it is UTC.',
  }
}
