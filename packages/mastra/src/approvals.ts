import type { OfferedTool, ProviderContext, ToolDecision } from '@maillon/core/provider'
import type { ToolExecutionContext } from '@mastra/core/tools'

type Input = Record<string, unknown>

/**
 * How Mastra asks the user about calls of a tool, and what they said to one that runs. Mastra does not tell a tool, but it
 * asks right before it runs a call, and of those that need an approval it runs the approved alone. Its `resumeData` is
 * no proof: a model can write that among its arguments.
 */
export function approvals({ slug, read }: OfferedTool, context: ProviderContext | undefined) {
  const review = context?.review
  const asked = new Set<string>()
  return {
    requireApproval:
      review &&
      (async (input: Input): Promise<boolean> => {
        const checked = await read(input)
        if ('error' in checked) return false
        // Where it cannot be known, nobody is asked, and the engine refuses the call.
        const required = await review(slug, checked.value).catch(() => [])
        if (required.length > 0) asked.add(JSON.stringify(input))
        return required.length > 0
      }),
    decisionOn(input: Input, { agent, runId }: ToolExecutionContext & { runId?: string }) {
      if (!agent || !asked.delete(JSON.stringify(input))) return undefined
      const decision: ToolDecision = { id: `${runId} ${agent.toolCallId}`, approved: true }
      return decision
    },
  }
}
