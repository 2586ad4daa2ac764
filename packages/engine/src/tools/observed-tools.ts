import { MaillonError } from '@maillon/core'
import type { Telemetry } from '../telemetry/telemetry.ts'
import type { Tools } from './tools.ts'

/** The same tools, each run of which is measured; `quarantined` is told of each that is no more what was approved. */
export function observedTools(
  tools: Tools,
  telemetry: Telemetry,
  quarantined: (found: { projectId: string | null; toolkit: string; tool: string }) => void,
): Tools {
  const told = new Set<string>()

  function tell(error: unknown, toolkit: string, tool: string, projectId: string | null): never {
    const name = JSON.stringify([projectId, tool])
    if (MaillonError.is(error, 'tool_quarantined') && !told.has(name)) {
      told.add(name)
      quarantined({ projectId, toolkit, tool })
    }
    throw error
  }

  return {
    ...tools,
    run: (call) => {
      const { tool, toolkit } = call.tool
      const { id: account, projectId: project } = call.account ?? {}
      const facts = () => ({
        toolkit: toolkit.slug,
        tool: tool.slug,
        ...(account && { account }),
        ...(project && { project }),
      })
      return telemetry
        .measure('execute', facts, () => tools.run(call))
        .catch((error) => tell(error, toolkit.slug, tool.slug, project ?? null))
    },
  }
}
