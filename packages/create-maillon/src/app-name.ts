import { basename } from 'node:path'

/** The name of an app in a folder, as npm and the settings of MCP clients take names: letters, digits, - and _. */
export function appName(folder: string): string {
  const name = basename(folder)
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9_-]+/g, '-')
    .replaceAll(/^[_-]+|-+$/g, '')
    .slice(0, 214)
  return name === '' || reserved.has(name) ? 'my-agent' : name
}

const reserved = new Set(['node_modules', 'favicon.ico'])
