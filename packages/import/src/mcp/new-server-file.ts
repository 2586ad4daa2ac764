import { createHash } from 'node:crypto'
import { MaillonError } from '@maillon/core'
import { httpsUrl } from '../openapi/base-url.ts'
import { shortText, wordsOf } from '../openapi/texts.ts'
import type { ToolkitFile } from '../toolkit-file.ts'

/** How a server becomes a toolkit; what is left out, the server says itself, or its address does. */
export interface NewServerOptions {
  url: string
  slug?: string | undefined
  name?: string | undefined
  description?: string | undefined
  auth: ToolkitFile['auth']
  today?: Date
}

/** The file of an MCP server's toolkit, before any of its tools is approved. Throws `config_invalid`. */
export function newServerFile({ url, auth, ...told }: NewServerOptions): ToolkitFile {
  if (httpsUrl(url) === undefined) {
    throw new MaillonError('config_invalid', {
      message: `"${url.slice(0, 200)}" is no https URL.`,
      hint: 'Pass the address of the MCP server, e.g. https://mcp.acme.com/mcp.',
    })
  }
  const { host } = new URL(url)
  const name = shortText(told.name, 80) || host
  const slug = told.slug ?? slugOf(told.name ?? host)
  if (!/^[a-z0-9][a-z0-9_-]{0,39}$/.test(slug)) {
    throw new MaillonError('config_invalid', {
      message: `"${slug}" can be no toolkit’s slug.`,
      hint: 'Pass --slug with small letters and digits.',
    })
  }
  return {
    format: 1,
    slug,
    name,
    description: shortText(told.description, 300) || `The MCP server at ${host}.`,
    version: `${(told.today ?? new Date()).toISOString().slice(0, 10).replaceAll('-', '')}_00`,
    source: { kind: 'mcp', from: url, sha256: createHash('sha256').digest('hex') },
    baseUrl: url,
    auth,
    tools: [],
  }
}

function slugOf(text: string): string {
  const words = wordsOf(text).map((word) => word.toLowerCase())
  const telling = words.filter((word) => !noise.has(word))
  return (telling.length > 0 ? telling : words).slice(0, 3).join('_').slice(0, 40) || 'server'
}

const noise = new Set([
  'mcp',
  'server',
  'api',
  'www',
  'the',
  'com',
  'org',
  'net',
  'io',
  'dev',
  'app',
])
