import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the pages are: `docs/`. */
export const docs = join(import.meta.dirname, '..')

/** The pages that are committed, by their paths in `docs/`. */
export const writtenPages = globSync(['*.md', 'toolkits/*.md'], { cwd: docs }).toSorted()

/** What a page is called: its first line. */
export function titleOf(page: string): string {
  const heading = /^# (.+)$/m.exec(readFileSync(join(docs, page), 'utf8'))?.[1]
  if (!heading) throw new Error(`docs/${page} has no title: begin it with "# Title"`)
  return heading.replaceAll('`', '')
}
