import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { docs, writtenPages } from './pages.ts'
import { repository } from './repository.ts'

/**
 * Puts beside the built site what programs read: `llms.txt` with the site's own links, `llms-full.txt` with the pages
 * themselves, and the API as `openapi.json`.
 */
export function writeForModels(folder: string): void {
  const index = readFileSync(join(docs, '../llms.txt'), 'utf8')
  writeFileSync(
    join(folder, 'llms.txt'),
    index.replaceAll(/\]\(([^)]+)\)/g, (_, to) => `](${onSite(to)})`),
  )
  const pages = writtenPages
    .filter((page) => page !== 'index.md' && posix.dirname(page) === '.')
    .map((page) => readFileSync(join(docs, page), 'utf8'))
  writeFileSync(join(folder, 'llms-full.txt'), pages.join('\n'))
  copyFileSync(join(docs, 'reference/openapi.json'), join(folder, 'openapi.json'))
}

function onSite(file: string): string {
  const page = /^docs\/(.+)\.md$/.exec(file)?.[1]
  return page ? `/${page}` : `${repository}/blob/main/${file}`
}
