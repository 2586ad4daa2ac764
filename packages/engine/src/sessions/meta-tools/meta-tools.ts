import { MaillonError } from '@maillon/core'
import type { SessionConfig, Tool } from '@maillon/core/contract'
import { toJsonSchema } from '@maillon/core/provider'
import { parseArguments } from '../../tools/parse-arguments.ts'
import { getToolSchemas } from './get-tool-schemas.ts'
import { manageAccounts } from './manage-accounts.ts'
import { manageConnections } from './manage-connections.ts'
import { listedInput, type MetaTool, type MetaToolContext } from './meta-tool.ts'
import type { ExecuteRequest } from '../execute-request.ts'
import { multiExecute } from './multi-execute.ts'
import { readFile } from './read-file.ts'
import { readResult } from './read-result.ts'
import { searchTools } from './search-tools.ts'
import { waitForConnections } from './wait-for-connections.ts'

/** All of them: which a session lists is its own. */
export const metaTools: readonly MetaTool[] = [
  searchTools,
  getToolSchemas,
  manageConnections,
  manageAccounts,
  waitForConnections,
  multiExecute,
  readResult,
  readFile,
]
const bySlug = new Map(metaTools.map((tool) => [tool.slug, tool]))

/** Raised with each change of a meta tool's input or output. */
const version = '20261130_01'

/** A meta tool by its slug. */
export function metaTool(slug: string): MetaTool | undefined {
  return bySlug.get(slug)
}

/** The meta tools that a session lists. */
export function listedMetaTools(config: SessionConfig): MetaTool[] {
  return metaTools.filter((tool) => tool.listed(config))
}

/** Runs a meta tool that the session has. Throws `tool_not_allowed`, `invalid_arguments`, and its own errors. */
export async function runMetaTool(
  context: MetaToolContext,
  request: ExecuteRequest,
): Promise<Record<string, unknown>> {
  const { config } = context.session
  const tool = metaTools.find(
    ({ slug, listed, runs = listed }) => slug === request.slug && runs(config),
  )
  if (!tool) {
    throw new MaillonError('tool_not_allowed', {
      message: `This session does not include ${request.slug}.`,
      hint: 'Use the tools that the session lists.',
    })
  }
  return tool.run(parseArguments(tool, request.arguments), context)
}

const views = new WeakMap<MetaTool, Tool>()

/** A meta tool as the contract spells it. */
export function metaToolView(tool: MetaTool): Tool {
  const known = views.get(tool)
  if (known) return known
  const view = makeView(tool)
  views.set(tool, view)
  return view
}

function makeView(tool: MetaTool): Tool {
  const { slug, name, description } = tool
  const versions = { version, available_versions: [version], is_deprecated: false }
  return {
    slug,
    name,
    description,
    human_description: description,
    toolkit: { slug: 'composio', name: 'Session', logo: '' },
    input_parameters: listedInput(tool),
    output_parameters: toJsonSchema(tool.output),
    tags: [...tool.tags],
    ...versions,
    no_auth: true,
    scopes: [],
    scope_requirements: null,
    deprecated: { displayName: name, ...versions, toolkit: { logo: '' } },
  }
}
