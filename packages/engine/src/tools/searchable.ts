import { argumentNames } from '@maillon/core/toolkit'
import type { CatalogueTool } from '../catalogue/catalogue-tool.ts'
import type { SearchableTool } from './search/searchable-tool.ts'
import { toolkitWords } from './toolkit-words.ts'

/** What a search knows of a tool of the catalogue. */
export function searchable({ tool, toolkit }: CatalogueTool): SearchableTool {
  return {
    slug: tool.slug,
    toolkit: toolkitWords(toolkit),
    toolkitSlug: toolkit.slug,
    name: tool.name,
    description: tool.description,
    parameters: tool.argumentNames ?? argumentNames(tool.input),
    keywords: tool.keywords ?? [],
    operation: tool.slug
      .slice(tool.slug.startsWith(`${toolkit.slug.toUpperCase()}_`) ? toolkit.slug.length + 1 : 0)
      .replaceAll('_', ' ')
      .toLowerCase(),
    effect: tool.effect,
  }
}
