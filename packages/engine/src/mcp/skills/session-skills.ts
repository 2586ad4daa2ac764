import { createHash } from 'node:crypto'
import type { CatalogueTool } from '../../catalogue/catalogue-tool.ts'
import type { LiveSession } from '../../sessions/parts.ts'
import { allowedTools } from '../../sessions/policy.ts'
import type { McpParts } from '../parts.ts'
import { type SkillText, skillText } from './skill-text.ts'

/** A skill as the extension lists it: with all of its files, so that a host can check what it reads. */
export interface Skill {
  uri: string
  frontmatter: SkillText['frontmatter']
  resources: { uri: string; digest: string; size: number }[]
}

interface Served {
  skill: Skill
  text: string
}

const prefix = 'skill://maillon/'

/** What is known of the toolkits that a session includes, a skill for each, as far as its own tools go. */
export function sessionSkills(parts: McpParts, { config }: LiveSession): Skill[] {
  return served(parts, config).map(({ skill }) => skill)
}

/** The skill whose SKILL.md is at an address, and its text; undefined where there is none. */
export function skillAt(parts: McpParts, { config }: LiveSession, uri: string): Served | undefined {
  if (!uri.startsWith(prefix)) return undefined
  return served(parts, config).find(({ skill }) => skill.uri === uri)
}

function served({ catalogue }: McpParts, config: LiveSession['config']): Served[] {
  const tools = allowedTools(config, catalogue.at(config.toolkit_versions ?? {}))
  const byToolkit = Map.groupBy(tools, ({ toolkit }) => toolkit)
  return [...byToolkit].flatMap(([toolkit, own]: [CatalogueTool['toolkit'], CatalogueTool[]]) => {
    const told = skillText(toolkit, own)
    return told ? [withDigest(told)] : []
  })
}

function withDigest({ frontmatter, text }: SkillText): Served {
  const uri = `${prefix}${frontmatter.name}/SKILL.md`
  const bytes = Buffer.from(text)
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
  return { skill: { uri, frontmatter, resources: [{ uri, digest, size: bytes.length }] }, text }
}
