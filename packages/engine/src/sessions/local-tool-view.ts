import type { Tool } from '@maillon/core/contract'
import type { SearchableTool } from '../tools/search/searchable-tool.ts'
import { toolkitWords } from '../tools/toolkit-words.ts'
import type { LocalTool } from './local-tools.ts'

/** What a search knows of a custom tool. */
export function searchable({ tool, toolkit, inputSchema }: LocalTool): SearchableTool {
  const { properties } = inputSchema
  const parameters = typeof properties === 'object' ? Object.keys(properties ?? {}) : []
  return { ...tool, toolkit: toolkitWords(toolkit), parameters }
}

/** A custom tool as the contract spells tools. */
export function localToolView({ tool, toolkit, inputSchema, outputSchema }: LocalTool): Tool {
  const versions = { version: '', available_versions: [], is_deprecated: false }
  return {
    ...tool,
    human_description: tool.description,
    toolkit: { slug: toolkit.slug, name: toolkit.name, logo: '' },
    input_parameters: inputSchema,
    output_parameters: outputSchema,
    tags: [],
    ...versions,
    no_auth: toolkit.auth.scheme === 'NO_AUTH',
    scopes: [],
    scope_requirements: null,
    deprecated: { displayName: tool.name, ...versions, toolkit: { logo: '' } },
  }
}
