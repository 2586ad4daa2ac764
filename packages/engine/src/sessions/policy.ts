import { MaillonError } from '@maillon/core'
import type { SessionConfig } from '@maillon/core/contract'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { CatalogueTool } from '../catalogue/catalogue-tool.ts'

type Rule = { enabled: string[] } | { disabled: string[] }
type TagRule = NonNullable<SessionConfig['tags']>

/** Whether a session includes a toolkit. An empty list of enabled ones means none. */
export function allowsToolkit(config: SessionConfig, slug: string): boolean {
  return config.toolkits === undefined || allowedBy(lowerCase(config.toolkits), slug)
}

/** Whether a session includes a tool: naming it, or giving its toolkit tags, comes before the tags of the session. */
export function allowsTool(config: SessionConfig, { tool, toolkit, tags }: CatalogueTool): boolean {
  if (!allowsToolkit(config, toolkit.slug)) return false
  const rule = config.tools?.[toolkit.slug]
  if (rule && 'enabled' in rule) return rule.enabled.includes(tool.slug)
  if (rule && 'disabled' in rule && rule.disabled.includes(tool.slug)) return false
  const tagRule = rule && 'tags' in rule ? rule.tags : config.tags
  return tagRule === undefined || allowedByTags(tagRule, tags)
}

/** Lets a toolkit pass that the session includes. Throws `tool_not_allowed`. */
export function requireToolkit(config: SessionConfig, slug: string): void {
  if (allowsToolkit(config, slug)) return
  throw new MaillonError('tool_not_allowed', {
    message: `This session does not include ${slug}.`,
    hint: 'Add the toolkit to the session first.',
  })
}

/** A tool that the session includes. Throws `tool_not_found`, `tool_not_allowed`. */
export function requireTool(
  catalogue: Catalogue,
  config: SessionConfig,
  slug: string,
): CatalogueTool {
  const tool = catalogue.tool(slug)
  if (allowsTool(config, tool)) return tool
  throw new MaillonError('tool_not_allowed', {
    message: `This session does not include ${slug}.`,
    hint: 'Use the tools that the session offers; do not look for a way round.',
  })
}

/** Every tool that a session includes. */
export function allowedTools(config: SessionConfig, catalogue: Catalogue): CatalogueTool[] {
  return catalogue.tools.filter((tool) => allowsTool(config, tool))
}

function allowedBy(rule: Rule, slug: string): boolean {
  return 'enabled' in rule ? rule.enabled.includes(slug) : !rule.disabled.includes(slug)
}

function allowedByTags({ enabled, disabled = [] }: TagRule, tags: readonly string[]): boolean {
  if (tags.some((tag) => (disabled as string[]).includes(tag))) return false
  return enabled === undefined || tags.some((tag) => (enabled as string[]).includes(tag))
}

const lowered = new WeakMap<Rule, Rule>()

function lowerCase(rule: Rule): Rule {
  const before = lowered.get(rule)
  if (before) return before
  const lower = (slugs: readonly string[]) => slugs.map((slug) => slug.toLowerCase())
  const own =
    'enabled' in rule ? { enabled: lower(rule.enabled) } : { disabled: lower(rule.disabled) }
  lowered.set(rule, own)
  return own
}
