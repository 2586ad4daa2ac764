import type { JsonSchema } from '@maillon/core/provider'
import { z } from 'zod'
import type { CatalogueTool } from '../../catalogue/catalogue-tool.ts'
import { nearNames } from '../../catalogue/near-names.ts'
import { schemaPart } from '../../catalogue/schema-part.ts'
import { withConstraints } from '../constraints/constraint-text.ts'
import type { LocalTool } from '../local-tools.ts'
import { allowedTools } from '../policy.ts'
import { namesOf } from '../results/pointer.ts'
import { defineMetaTool, sessionId } from './meta-tool.ts'

/** Full schemas of tools, for those that a search only refers to. */
export const getToolSchemas = defineMetaTool({
  slug: 'COMPOSIO_GET_TOOL_SCHEMAS',
  name: 'Get tool schemas',
  description:
    'Gives the input schemas of tools. Call it before running a tool for which a search gave only a schemaRef. ' +
    'Slugs must come from a search; do not guess them. Where a schema says that more of it is told, give its path.',
  tags: ['readOnlyHint', 'idempotentHint'],
  input: z.object({
    tool_slugs: z.array(z.string().min(1).max(128)).min(1).max(50),
    include: z.array(z.enum(['input_schema', 'output_schema'])).default(['input_schema']),
    path: z
      .string()
      .max(1024)
      .optional()
      .describe('The part of the input schema to give, e.g. "/query/filter".'),
    session_id: sessionId,
  }),
  output: z.object({
    success: z.boolean(),
    tool_schemas: z.record(z.string(), z.record(z.string(), z.unknown())),
  }),
  listed: (config) => config.search.enable,
  async run({ tool_slugs, include, path = '' }, { parts, session }) {
    const allowed = new Map<string, CatalogueTool | LocalTool>(
      [
        ...allowedTools(session.config, parts.catalogue).map((one) =>
          withConstraints(one, session.config),
        ),
        ...(session.local?.tools ?? []),
      ].map((one) => [one.tool.slug, one]),
    )
    const slugs = [...new Set(tool_slugs)]
    const missing = slugs.filter((slug) => !allowed.has(slug))
    const schemas = slugs.flatMap((slug) => {
      const found = allowed.get(slug)
      if (!found) return []
      const schema = {
        tool_slug: slug,
        toolkit: found.toolkit.slug,
        description: found.tool.description,
        ...(include.includes('input_schema') && { input_schema: inputOf(found, path) }),
        ...(include.includes('output_schema') && { output_schema: found.outputSchema }),
      }
      return [[slug, schema] as const]
    })
    return {
      success: missing.length === 0,
      tool_schemas: Object.fromEntries(schemas),
      ...(missing.length > 0 && {
        not_found: missing,
        suggestions: Object.fromEntries(
          missing.map((slug) => [slug, nearNames(slug, [...allowed.keys()])]),
        ),
        not_found_message:
          'These slugs are not among the tools of this session. Search again, or use a suggestion.',
      }),
    }
  },
})

function inputOf({ tool, inputSchema }: CatalogueTool | LocalTool, path: string): JsonSchema {
  const names = namesOf(path)
  if (names.length === 0) return inputSchema
  return schemaPart(('wholeInput' in tool && tool.wholeInput) || inputSchema, names)
}
