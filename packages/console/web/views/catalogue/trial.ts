import type { Tool } from '@maillon/core/contract'
import { effectOf } from '../../parts/effect.tsx'

/** Enough to know that the service understands us, and no more of its limits than that. */
const most = 5

/** The tools that read and need no arguments: calling them changes nothing. */
export function readable(tools: readonly Tool[]): Tool[] {
  return tools
    .filter(({ tags, input_parameters: { required } }) => {
      const isFree = !Array.isArray(required) || required.length === 0
      return effectOf(tags) === 'read' && isFree
    })
    .slice(0, most)
}
