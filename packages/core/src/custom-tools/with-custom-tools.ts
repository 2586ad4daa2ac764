import type { ToolResult } from '../provider/provider.ts'
import { executeItems, multiExecute } from '../sessions/execute-items.ts'
import type { ProxyRequest, ProxyResponse } from '../sessions/proxy-execute.ts'
import { MaillonError } from '../errors/maillon-error.ts'
import type { BoundTool, CustomTools } from './bind-custom-tools.ts'
import type { CustomToolContext } from './custom-tool.ts'
import { isLocalSlug } from './local-slug.ts'
import { runCustomTool } from './run-custom-tool.ts'

interface Options {
  account?: string | undefined
  signal?: AbortSignal | undefined
}

/** Runs a tool of a session. */
export type Execute = (
  slug: string,
  input: Record<string, unknown>,
  options: Options,
) => Promise<ToolResult>

/** The session as custom tools meet it. */
interface CustomToolSession {
  sessionId: string
  userId: string
  proxyExecute(request: ProxyRequest, options: Options): Promise<ProxyResponse>
}

/** An `execute` that runs custom tools here, one alone or several among others, and leaves the rest to `remote`. */
export function withCustomTools(
  custom: CustomTools,
  session: CustomToolSession,
  remote: Execute,
): Execute {
  if (custom.bound.length === 0) return remote
  return execute

  async function execute(slug: string, input: Record<string, unknown>, options: Options) {
    const { signal } = options
    const own = custom.findByName(slug)
    if (own) return run(own, input, signal)
    if (slug !== multiExecute) return remote(slug, input, options)
    return executeItems(
      input,
      session.sessionId,
      (item) => {
        const bound = custom.find(item.tool_slug)
        return bound && run(bound, item.arguments ?? {}, signal)
      },
      (rest) => remote(slug, rest, options),
    )
  }

  function run(bound: BoundTool, input: Record<string, unknown>, signal: AbortSignal | undefined) {
    return runCustomTool(bound, input, contextOf(bound, signal))
  }

  function contextOf(bound: BoundTool, signal: AbortSignal | undefined): CustomToolContext {
    return {
      userId: session.userId,
      sessionId: session.sessionId,
      signal,
      async execute(slug, args = {}) {
        // A custom tool may bear the name of the one that it wraps.
        const wraps = !isLocalSlug(slug) && custom.findByName(slug) === bound
        return (wraps ? remote : execute)(slug, args, { signal })
      },
      async proxyExecute({ toolkit = bound.tool.extendsToolkit, ...request }) {
        if (toolkit === undefined) throw noToolkit(bound)
        return session.proxyExecute({ toolkit, ...request }, { signal })
      },
    }
  }
}

function noToolkit({ tool }: BoundTool): MaillonError {
  return new MaillonError('invalid_request', {
    message: `The custom tool ${tool.slug} does not say whose API it calls.`,
    hint: 'Name a toolkit in proxyExecute, or give the tool extendsToolkit.',
  })
}
