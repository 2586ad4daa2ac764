import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { anchorOf } from '../anchor.ts'
import { docs, writtenPages } from '../pages.ts'
import { order } from '../sidebar.ts'

const root = join(docs, '..')

/** What is wrong with the pages as a code host shows them, each with what to do. */
export function writtenFaults(): string[] {
  return [...orphans(), ...markdownFiles().flatMap(deadLinks), ...unlisted()]
}

function orphans(): string[] {
  const listed = Object.values(order).flat()
  const own = writtenPages.filter((page) => page !== 'index.md' && page !== 'toolkits.md')
  return [
    ...own
      .filter((page) => !page.startsWith('toolkits/') && !listed.includes(page))
      .map(
        (page) => `docs/${page} is in no group: add it to \`order\` in docs/.vitepress/sidebar.ts`,
      ),
    ...listed
      .filter((page) => !own.includes(page))
      .map((page) => `docs/${page} is not there: take it out of docs/.vitepress/sidebar.ts`),
  ]
}

function markdownFiles(): string[] {
  const files = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '*.md', 'llms.txt'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  )
  return files.split('\n').filter((file) => /^\w/.test(file) && existsSync(join(root, file)))
}

function deadLinks(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8').replaceAll(/^ *```[\s\S]*?^ *```$/gm, '')
  const targets = [
    ...[...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target),
    ...[...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, target = '']) => target),
  ]
  return targets
    .filter((target) => !/^(\w+:|\/)/.test(target) && !leadsSomewhere(file, target))
    .map((target) => `${file} links to ${target}, which is not there`)
}

function leadsSomewhere(file: string, target: string): boolean {
  const [path = '', anchor] = target.split('#')
  const page = path === '' ? file : posix.join(posix.dirname(file), path)
  if (!existsSync(join(root, page))) return false
  return !anchor || !page.endsWith('.md') || anchorsOf(page).has(anchor)
}

const known = new Map<string, Set<string>>()

function anchorsOf(file: string): Set<string> {
  const found = known.get(file) ?? readAnchors(file)
  known.set(file, found)
  return found
}

function readAnchors(file: string): Set<string> {
  const text = readFileSync(join(root, file), 'utf8').replaceAll(/^```[\s\S]*?^```$/gm, '')
  const anchors = new Set<string>()
  for (const [, heading = ''] of text.matchAll(/^#+ (.+)$/gm)) {
    const plain = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    const anchor = anchorOf(plain)
    const again = [...Array(50).keys()].map((index) =>
      index === 0 ? anchor : `${anchor}-${index}`,
    )
    anchors.add(again.find((one) => !anchors.has(one)) ?? anchor)
  }
  return anchors
}

/** `llms.txt` names every page but those of the toolkits. */
function unlisted(): string[] {
  const listed = readFileSync(join(root, 'llms.txt'), 'utf8')
  return writtenPages
    .filter((page) => page !== 'index.md' && !page.startsWith('toolkits/'))
    .filter((page) => !listed.includes(`(docs/${page})`))
    .map((page) => `llms.txt does not name docs/${page}`)
}
