import { validateArguments } from '@maillon/core/provider'
import { expect, test } from 'vitest'
import { newServerFile } from './mcp/new-server-file.ts'
import { approveListing } from './mcp/approve-listing.ts'
import { importOpenApi } from './openapi/import-openapi.ts'

/** Each takes longer than anybody waits to refuse this text. */
const evil = ['^(a+)+$', '^(a|a)*$', '^(a|aa)+$', '(.*)*x$', '^([a-z]+)*[0-9]$', '^(\\w+\\s?)*$']
const text = `${'a'.repeat(2_000)}!`

const schema = (pattern: string) => ({ type: 'string', description: 'What to find.', pattern })

const ofDocument = (pattern: string) =>
  importOpenApi(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Acme' },
      servers: [{ url: 'https://acme.test' }],
      paths: {
        '/find': { get: { parameters: [{ name: 'q', in: 'query', schema: schema(pattern) }] } },
      },
    }),
    { from: 'acme.json' },
  ).file

const ofServer = (pattern: string) => {
  const inputSchema = { type: 'object' as const, properties: { q: schema(pattern) } }
  const started = newServerFile({ url: 'https://acme.test/mcp', auth: { scheme: 'NO_AUTH' } })
  const listing = { name: '', description: '', tools: [{ name: 'find', inputSchema }] }
  return approveListing(started, listing).file
}

test.each(evil)(
  'T33 the pattern %s of a document or server is told, and not run',
  async (pattern) => {
    for (const { tools } of [ofDocument(pattern), ofServer(pattern)]) {
      const [{ input } = { input: {} }] = tools
      expect(JSON.stringify(input)).toContain(JSON.stringify(`It matches ${pattern}`).slice(1, -1))
      expect(await validateArguments(input, { q: text })).toEqual({ value: { q: text } })
    }
  },
)
