import {
  type ProviderContext,
  readAllRequired,
  replaceResults,
  settle,
  type ToolResult,
} from '@maillon/core/provider'
import type { ToolExecutionContext } from '@mastra/core/tools'

/** What a run is suspended with: the accounts that a call waits for, and what it answered. */
interface Suspended {
  required: ReturnType<typeof connectionsIn>
  result: ToolResult
}

/**
 * Runs a call, and suspends the agent's run while it lacks accounts. Resumed, it carries on with that very call, which runs
 * once; with `{ connected: false }` the model is told that the account is missing.
 */
export async function connections(
  context: ProviderContext | undefined,
  { agent, abortSignal: signal }: ToolExecutionContext,
  slug: string,
  run: () => Promise<ToolResult>,
): Promise<ToolResult | void> {
  if (!context || !agent) return run()
  const { resume } = context
  const before = agent.suspendPayload as Suspended | undefined
  if (before && Object(agent.resumeData).connected === false) return before.result
  const result = before ? await carryOn(before) : await run()
  const required = connectionsIn(result, slug)
  if (required.length === 0) return result
  return agent.suspend({ required, result } satisfies Suspended)

  async function carryOn({ required: waiting, result: old }: Suspended): Promise<ToolResult> {
    const later = waiting.map(async ({ pendingId }) => {
      const resumed = await settle(() => resume(pendingId, { signal }), signal)
      return [pendingId, resumed] as const
    })
    return replaceResults(old, new Map(await Promise.all(later)))
  }
}

/** The accounts that the session lets wait for: those that come with a link. */
function connectionsIn(result: ToolResult, slug: string) {
  return readAllRequired(result, slug).flatMap((one) =>
    one.code === 'connection_required' && one.pendingId !== undefined
      ? [{ ...one, pendingId: one.pendingId }]
      : [],
  )
}
