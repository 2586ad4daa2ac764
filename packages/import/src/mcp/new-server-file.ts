import { createHash } from 'node:crypto'
import { MaillonError } from '@maillon/core/toolkit'
import { httpsUrl } from '../openapi/servers.ts'
import { shortText, wordsOf } from '../openapi/texts.ts'
import type { Command, ToolkitFile } from '../toolkit-file.ts'

/** How a server becomes a toolkit; what is left out, the server says itself, or its address does. */
export interface NewServerOptions extends NewFileOptions {
  url: string
  slug?: string | undefined
}

export interface NewCommandOptions extends NewFileOptions {
  command: Command
  slug: string
}

interface NewFileOptions {
  name?: string | undefined
  description?: string | undefined
  auth: ToolkitFile['auth']
  today?: Date
}

/** The file of an MCP server's toolkit, before any of its tools is approved. Throws `config_invalid`. */
export function newServerFile({ url, slug, ...told }: NewServerOptions): ToolkitFile {
  if (httpsUrl(url) === undefined) {
    throw new MaillonError('config_invalid', {
      message: `"${url.slice(0, 200)}" is no https URL.`,
      hint: 'Pass the address of the MCP server, e.g. https://mcp.acme.com/mcp.',
    })
  }
  const { host } = new URL(url)
  return newFile(told, {
    url,
    from: url,
    slug: slug ?? slugOf(told.name ?? host),
    name: host,
    description: `The MCP server at ${host}.`,
  })
}

/** The same for a server that is started by a command. Its toolkit's baseUrl is but a name (RFC 6761 §6.4). */
export function newCommandFile({ command, slug, ...told }: NewCommandOptions): ToolkitFile {
  const from = command.run.join(' ').slice(0, 2_000)
  const url = `https://${slug}.invalid/mcp`
  const description = 'An MCP server that the operator starts.'
  return { ...newFile(told, { url, from, slug, name: slug, description }), command }
}

function newFile(
  told: NewFileOptions,
  { url, from, slug, ...own }: Record<'url' | 'from' | 'slug' | 'name' | 'description', string>,
): ToolkitFile {
  if (!/^[a-z0-9][a-z0-9_-]{0,39}$/.test(slug)) {
    throw new MaillonError('config_invalid', {
      message: `"${slug}" can be no toolkit’s slug.`,
      hint: 'Pass --slug with small letters and digits.',
    })
  }
  return {
    format: 1,
    slug,
    name: shortText(told.name, 80) || own.name,
    description: shortText(told.description, 300) || own.description,
    version: `${(told.today ?? new Date()).toISOString().slice(0, 10).replaceAll('-', '')}_00`,
    source: { kind: 'mcp', from, sha256: createHash('sha256').digest('hex') },
    baseUrl: url,
    auth: told.auth,
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
