import { existsSync, globSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { docs } from '../pages.ts'

const dist = join(docs, '.vitepress/dist')

interface BuiltPage {
  links: string[]
  anchors: Set<string>
  outside: string[]
}

/** What is wrong with the site as it was built: links and anchors that lead nowhere, and what it would fetch elsewhere. */
export function builtFaults(): string[] {
  const pages = new Map(
    globSync('**/*.html', { cwd: dist }).map((file) => [
      file,
      read(readFileSync(join(dist, file), 'utf8')),
    ]),
  )
  return [...pages].flatMap(([file, { links, outside }]) => [
    ...outside.map((address) => `${file} would fetch ${address}`),
    ...links
      .filter((link) => !leadsSomewhere(pages, file, link))
      .map((link) => `${file} links to ${link}, which is not there`),
  ])
}

function read(html: string): BuiltPage {
  const fetched = [
    ...html.matchAll(/<(?:script|img|iframe|source|video)\b[^>]*?\bsrc="([^"]+)"/g),
    ...html.matchAll(/<link\b[^>]*?\bhref="([^"]+)"/g),
  ].map(([, address = '']) => address)
  return {
    // The sidebar is the same on every page: what stands in the page itself is enough.
    links: [...html.matchAll(/<a\b[^>]*?\bhref="([^"]+)"/g)].map(([, href = '']) => href),
    anchors: new Set([...html.matchAll(/\bid="([^"]+)"/g)].map(([, id = '']) => id)),
    outside: fetched.filter((address) => /^(https?:)?\/\//.test(address)),
  }
}

function leadsSomewhere(pages: Map<string, BuiltPage>, file: string, link: string): boolean {
  if (/^\w+:/.test(link)) return true
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? file : posix.join('/', posix.dirname(file), path)
  if (path !== '' && path.startsWith('/')) return has(pages, path.slice(1), anchor)
  return has(pages, target.replace(/^\//, ''), anchor)
}

function has(pages: Map<string, BuiltPage>, path: string, anchor: string | undefined): boolean {
  const page =
    pages.get(path) ?? pages.get(`${path}.html`) ?? pages.get(posix.join(path, 'index.html'))
  if (!page) return existsSync(join(dist, path))
  return !anchor || page.anchors.has(decodeURIComponent(anchor))
}
