import { existsSync, readFileSync } from 'node:fs'
import { anchorOf } from '../../docs/.vitepress/anchor.ts'
import { repository } from '../../docs/.vitepress/repository.ts'

/**
 * What is wrong with the page that npm shows of a package. Its links name the repository: npm and others who show it do
 * not agree on where a relative one leads.
 */
export function readmeFaults(name, readme) {
  const install = new RegExp(`^(?:npm install .*${name}\\b|npm create maillon)`, 'm')
  return [
    ...(readme.startsWith(`# ${name}\n`) ? [] : [`README.md does not begin with # ${name}`]),
    ...(install.test(readme) ? [] : ['README.md does not say how it is installed']),
    ...[...readme.matchAll(/\]\(([^)]+)\)/g)].flatMap(([, link]) => linkFaults(link)),
  ]
}

function linkFaults(link) {
  if (!link.startsWith('https://')) return [`README.md has the link ${link}, which is relative`]
  if (link === repository || !link.startsWith(`${repository}/`)) return []
  const [, path, anchor] = /\/(?:blob|tree)\/main\/([^#]+)(?:#(.+))?$/.exec(link) ?? []
  if (!path || !existsSync(path)) return [`README.md has the link ${link}, which leads to no file`]
  if (!anchor || anchors(path).has(anchor)) return []
  return [`README.md has the link ${link}, where no heading has that name`]
}

function anchors(path) {
  const headings = [...readFileSync(path, 'utf8').matchAll(/^#+ (.+)$/gm)]
  return new Set(headings.map(([, heading]) => anchorOf(heading)))
}
