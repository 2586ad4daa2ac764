import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DefaultTheme } from 'vitepress'
import { docs, titleOf } from './pages.ts'

/** The written pages in the order in which a newcomer needs them. A page's first line is its name here. */
export const order: Record<string, readonly string[]> = {
  Start: [
    'quick-start-vercel.md',
    'quick-start-next.md',
    'quick-start-express.md',
    'quick-start-langgraph.md',
    'quick-start-openai.md',
    'quick-start-mcp.md',
    'own-mailbox.md',
  ],
  Concepts: [
    'concepts.md',
    'sessions.md',
    'authentication.md',
    'connected-accounts.md',
    'approvals.md',
    'hooks.md',
    'limits.md',
    'tool-search.md',
  ],
  Guides: [
    'custom-tools.md',
    'files.md',
    'services.md',
    'importing.md',
    'testkit.md',
    'testing-models.md',
    'migrating.md',
  ],
  Frameworks: [
    'vercel.md',
    'langchain.md',
    'mastra.md',
    'openai.md',
    'openai-agents.md',
    'anthropic.md',
    'google.md',
    'mcp.md',
    'profiles.md',
    'versions.md',
  ],
  Operate: [
    'self-hosting.md',
    'call-log.md',
    'audit.md',
    'persons.md',
    'deploy.md',
    'sizing.md',
    'performance.md',
    'upgrade.md',
    'backup.md',
    'monitoring.md',
    'console.md',
    'branding.md',
    'cli.md',
    'support.md',
    'bundling.md',
    'reliability.md',
    'bars.md',
  ],
  Contribute: [
    'writing-toolkits.md',
    'adapter.md',
    'proofs.md',
    'dependencies.md',
    'publishing.md',
  ],
}

/** The written pages by group, and among them the reference, which is made by `write-reference.ts`. */
export function sidebar(): DefaultTheme.SidebarItem[] {
  const groups = Object.entries(order)
    .filter(([, pages]) => pages.length > 0)
    .map(([text, pages]) => ({ text, items: pages.map(itemOf) }))
  const reference = { text: 'Reference', items: referenceItems() }
  return [...groups.slice(0, -1), reference, ...groups.slice(-1)]
}

function itemOf(page: string): DefaultTheme.SidebarItem {
  return { text: titleOf(page), link: `/${page.replace(/\.md$/, '')}` }
}

function referenceItems(): DefaultTheme.SidebarItem[] {
  const file = join(docs, 'reference/sidebar.json')
  if (!existsSync(file)) throw new Error('The reference is not made yet: run pnpm docs:reference')
  return [itemOf('toolkits.md'), ...JSON.parse(readFileSync(file, 'utf8'))]
}
