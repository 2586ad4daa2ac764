import type { Tool } from '@maillon/core/contract'
import type { CatalogueTool } from '../catalogue/catalogue-tool.ts'

/** A tool as the contract spells it. */
export function toolView(one: CatalogueTool): Tool {
  const { tool, toolkit, tags, versions, inputSchema, outputSchema } = one
  const scopes = [...(tool.scopes ?? [])]
  return {
    slug: tool.slug,
    name: tool.name,
    description: tool.description,
    human_description: tool.description,
    toolkit: { slug: toolkit.slug, name: toolkit.name, logo: toolkit.logo },
    input_parameters: inputSchema,
    output_parameters: outputSchema,
    tags: [...tags],
    version: toolkit.version,
    available_versions: [...versions],
    is_deprecated: false,
    no_auth: toolkit.auth.scheme === 'NO_AUTH',
    scopes,
    scope_requirements: scopes.length > 0 ? { all_of: scopes } : null,
    deprecated: {
      displayName: tool.name,
      version: toolkit.version,
      available_versions: [...versions],
      is_deprecated: false,
      toolkit: { logo: toolkit.logo },
    },
  }
}
