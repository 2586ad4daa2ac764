import type { JsonSchema } from '@maillon/core/provider'
import { metaTool, metaToolView } from '../sessions/meta-tools/meta-tools.ts'
import type { LiveSession } from '../sessions/parts.ts'
import type { McpParts } from './parts.ts'
import { listedOutput } from './tool-definition.ts'

/** What clients are told of a tool's answers; undefined where nothing is. */
export function outputOf(
  { catalogue: current }: McpParts,
  { config }: LiveSession,
  slug: string,
): JsonSchema | undefined {
  const meta = metaTool(slug)
  if (meta) return listedOutput(metaToolView(meta).output_parameters)
  const catalogue = current.at(config.toolkit_versions ?? {})
  return catalogue.hasTool(slug) ? listedOutput(catalogue.tool(slug).outputSchema) : undefined
}
