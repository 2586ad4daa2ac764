import type { Tool } from '@maillon/core/contract'
import { toolView } from '../tools/tool-view.ts'
import { takesAccount, withAccountParameter } from './account-parameter.ts'
import { withConstraints } from './constraints/constraint-text.ts'
import { localToolView } from './local-tool-view.ts'
import { listedMetaTools, metaToolView } from './meta-tools/meta-tools.ts'
import type { LiveSession, SessionParts } from './parts.ts'
import { allowedTools, allowsTool } from './policy.ts'

/** What a session lists: its meta tools, then the tools that it preloads, then the request's custom tools that are. */
export function listTools({ catalogue }: SessionParts, { config, local }: LiveSession): Tool[] {
  const { tools } = config.preload
  // A preloaded tool may have left the catalogue since the session was made.
  const preloaded =
    tools === 'all'
      ? allowedTools(config, catalogue)
      : tools
          .filter((slug) => catalogue.hasTool(slug))
          .map((slug) => catalogue.tool(slug))
          .filter((tool) => allowsTool(config, tool))
  const own = local?.tools.filter(({ preload = tools === 'all' }) => preload) ?? []
  return [
    ...listedMetaTools(config).map(metaToolView),
    ...preloaded.map((tool) => {
      const view = toolView(withConstraints(tool, config))
      return takesAccount(config, tool) ? withAccountParameter(view, config) : view
    }),
    ...own.map(localToolView),
  ]
}
