import type { Toolkit } from '@maillon/core/toolkit'
import type { CatalogueTool } from '../../catalogue/catalogue-tool.ts'

/** What an agent reads before it uses a toolkit, and by what its host finds it (agentskills.io). */
export interface SkillText {
  frontmatter: { name: string; description: string }
  /** The whole of its SKILL.md. */
  text: string
}

/**
 * What is known of a toolkit beyond its tools' own words: which to call first, and what goes wrong. Of `tools` alone;
 * undefined where nothing is known.
 */
export function skillText(
  toolkit: Toolkit,
  tools: readonly CatalogueTool[],
): SkillText | undefined {
  const here = new Set(tools.map(({ tool }) => tool.slug))
  const plans = tools.flatMap(({ tool: { slug, plan = [] } }) => {
    // A plan with a hole leads nowhere.
    if (plan.length === 0 || !plan.every(({ tool }) => here.has(tool))) return []
    const steps = [...plan.map(({ tool, to }) => `Call ${tool} to ${to}.`), `Call ${slug}.`]
    return [`### ${slug}`, steps.map((step, index) => `${index + 1}. ${step}`).join('\n')]
  })
  const pitfalls = [
    ...(toolkit.pitfalls ?? []).map((one) => `- ${one}`),
    ...tools.flatMap(({ tool }) => (tool.pitfalls ?? []).map((one) => `- ${tool.slug}: ${one}`)),
  ]
  if (plans.length === 0 && pitfalls.length === 0) return undefined
  const description = `Which tools of ${toolkit.name} to call first, and what goes wrong with them. Read it before the first call of a tool of ${toolkit.name}.`
  const frontmatter = { name: nameOf(toolkit.slug), description }
  const parts = [
    `---\nname: ${JSON.stringify(frontmatter.name)}\ndescription: ${JSON.stringify(description)}\n---`,
    `# ${toolkit.name}`,
    ...(plans.length > 0 ? ['## What to call first', ...plans] : []),
    ...(pitfalls.length > 0 ? ['## What goes wrong', pitfalls.join('\n')] : []),
  ]
  return { frontmatter, text: `${parts.join('\n\n')}\n` }
}

/** Skills are named with small letters, digits and single hyphens. */
function nameOf(slug: string): string {
  return slug
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 64)
}
