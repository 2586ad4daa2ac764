import type { ExecuteTool, SessionTool, ToolResult } from '@maillon/core/provider'
import type { AdapterSession } from './adapter-driver.ts'
import { pendingCalls } from './pending-calls.ts'
import { anything, multiExecute, sendEmail } from './sample-tool.ts'
import { done, failed } from './tool-result.ts'

/** What the tools of a scripted session are, and what their calls answer. */
export interface ScriptedSessionOptions {
  tools?: readonly SessionTool[] | undefined
  /** What a call does once nothing is missing; answers what it was asked when left out. */
  run?: ExecuteTool | undefined
  /** Toolkits whose account is missing. */
  missing?: readonly string[] | undefined
  /** Slugs of tools that want an approval. */
  asks?: readonly string[] | undefined
  /** Whether a missing account comes with a link, and the call waits; true when left out. */
  manageConnections?: boolean | undefined
}

export interface ScriptedSession extends AdapterSession {
  /** The calls that reached `execute`. */
  asked: { slug: string; input: Record<string, unknown>; signal: AbortSignal | undefined }[]
  /** The calls that ran. */
  ran: { slug: string; input: Record<string, unknown> }[]
  /** The user connects a toolkit. */
  connect(toolkit: string): void
  /** All that waits has waited too long. */
  expire(): void
}

/** A session in memory, which waits for accounts and approvals as the engine does. */
export function scriptedSession(options: ScriptedSessionOptions = {}): ScriptedSession {
  const { tools = [sendEmail, anything, multiExecute], asks = [], manageConnections } = options
  const missing = new Set(options.missing)
  const run = options.run ?? (async (slug, input) => done({ slug, input }))
  const { execute, context, expire } = pendingCalls(lacks, asks, (slug, input, signal) => {
    session.ran.push({ slug, input })
    return run(slug, input, { signal })
  })
  const session: ScriptedSession = {
    tools,
    context: {
      ...context,
      review: async (slug, input) => {
        if (slug !== multiExecute.slug) return (await context.review?.(slug, input)) ?? []
        const all = itemsOf(input).map(
          async ({ tool_slug, arguments: own = {} }) =>
            (await context.review?.(tool_slug, own)) ?? [],
        )
        return (await Promise.all(all)).flat()
      },
    },
    expire,
    asked: [],
    ran: [],
    connect: (toolkit) => void missing.delete(toolkit),
    async execute(slug, input, options = {}) {
      session.asked.push({ slug, input, signal: options.signal })
      return slug === multiExecute.slug ? executeAll(input, options) : execute(slug, input, options)
    },
  }
  return session

  function lacks({ id, slug, input }: { id: string; slug: string; input: object }) {
    const [toolkit = ''] = slug.toLowerCase().split('_')
    if (!missing.has(toolkit)) return undefined
    return failed('connection_required', `The user has to connect ${toolkit} first.`, {
      toolkit,
      missing_scopes: [],
      tool_slug: slug,
      arguments: input,
      on_required: 'return',
      ...(manageConnections !== false && {
        redirect_url: `https://connect.example.test/link/ln_${toolkit}`,
        connected_account_id: `ca_${toolkit}`,
        attempt_id: `at_${toolkit}`,
        expires_at: '2026-11-23T10:10:00.000Z',
        pending_id: id,
      }),
    })
  }

  async function executeAll(
    input: Record<string, unknown>,
    options: Parameters<ExecuteTool>[2],
  ): Promise<ToolResult> {
    const results = await Promise.all(
      itemsOf(input).map(async ({ tool_slug, arguments: own = {} }, index) => {
        const { data, error, logId } = await execute(tool_slug, own, options)
        const response = { data, error, successful: error === null, log_id: logId }
        return { tool_slug, index, response, error }
      }),
    )
    const errors = results.filter(({ error }) => error !== null).length
    const counts = { success_count: results.length - errors, error_count: errors }
    return done({ results, total_count: results.length, ...counts })
  }
}

function itemsOf(input: Record<string, unknown>) {
  return input.tools as { tool_slug: string; arguments?: Record<string, unknown> }[]
}
