import { checkOffered, offerTool, type ProfileName, type SessionTool } from '@maillon/core/provider'
import type { OwnTool } from './own-tools.ts'

/** What came of one profile. */
export interface Count {
  profile: ProfileName
  tools: number
  /** As they are offered. */
  refused: number
  /** As they are of themselves. */
  mended: number
  /** How many tools each rule mends. */
  rules: Map<string, number>
  /** Tools that are refused, with the rule and the place. */
  examples: string[]
}

/** Counts a tool by what a profile's rules say of it, and of how it is offered. */
export function countRefused(count: Count, { slug, description, input }: OwnTool): void {
  const { profile, rules, examples } = count
  count.tools += 1
  const before = checkOffered(profile, { name: slug, description, parameters: input })
  if (before.length > 0) count.mended += 1
  for (const rule of new Set(before.map((one) => one.rule))) {
    rules.set(rule, (rules.get(rule) ?? 0) + 1)
  }
  const broken = checkOffered(profile, offerTool(sessionTool(slug, description, input), profile))
  if (broken.length === 0) return
  count.refused += 1
  examples.push(`${slug} ${broken[0]?.rule} ${broken[0]?.at}`)
}

function sessionTool(slug: string, description: string, input: OwnTool['input']): SessionTool {
  return {
    slug,
    name: slug,
    description,
    toolkit: { slug: '', name: '', logo: '' },
    inputParameters: input,
    outputParameters: {},
    tags: [],
    version: '',
  }
}
