import type { Limits } from '../limits/limits.ts'
import type { Tools } from './tools.ts'

/** The same tools, which run as often as the limits allow. `run` throws `rate_limited` and `quota_exceeded` as well. */
export function limitedTools(tools: Tools, { admit }: Pick<Limits, 'admit'>): Tools {
  return {
    ...tools,
    run: async (call) => {
      const { projectId, userId = null, sessionId = null } = call.owner
      await admit({ projectId, userId, sessionId, toolkit: call.tool.toolkit.slug })
      return tools.run(call)
    },
  }
}
