import type { Tool as WireTool } from '../contract/tool.ts'
import type { SessionTool } from '../provider/provider.ts'

/** A tool of the catalogue. */
export interface Tool extends SessionTool {
  availableVersions: string[]
  isDeprecated: boolean
  /** Whether it works without a connected account. */
  isNoAuth: boolean
  /** What an account must have been granted for it. */
  scopes: string[]
}

/** Reads a tool as the API spells it. */
export function readTool(wire: WireTool): Tool {
  return {
    slug: wire.slug,
    name: wire.name,
    description: wire.description ?? '',
    toolkit: { slug: wire.toolkit.slug, name: wire.toolkit.name, logo: wire.toolkit.logo },
    inputParameters: wire.input_parameters ?? {},
    outputParameters: wire.output_parameters ?? {},
    tags: wire.tags ?? [],
    version: wire.version,
    availableVersions: wire.available_versions ?? [],
    isDeprecated: wire.deprecated?.is_deprecated ?? false,
    isNoAuth: wire.no_auth,
    scopes: wire.scopes ?? [],
  }
}
