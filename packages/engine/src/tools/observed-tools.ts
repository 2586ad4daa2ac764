import type { Telemetry } from '../telemetry/telemetry.ts'
import type { Tools } from './tools.ts'

/** The same tools, each run of which is measured. */
export function observedTools(tools: Tools, telemetry: Telemetry): Tools {
  return {
    ...tools,
    run: (call) => {
      const { tool, toolkit } = call.tool
      const { id: account, projectId: project } = call.account ?? {}
      const facts = {
        toolkit: toolkit.slug,
        tool: tool.slug,
        ...(account && { account }),
        ...(project && { project }),
      }
      return telemetry.measure('execute', facts, () => tools.run(call))
    },
  }
}
