import type { CallToolResult } from '@modelcontextprotocol/client'
import { MaillonError } from '@maillon/core'
import { expect, test } from 'vitest'
import { startMcpServer, type ServerKind, url } from './mcp-server.contract.ts'
import { listServer } from './list-server.ts'
import { readResult } from './read-result.ts'

/** Files of a test, by their names, and what links lead to. */
function reading(linked: Record<string, string> = {}) {
  const kept: Record<string, string> = {}
  return {
    kept,
    keepFile: async (
      bytes: Uint8Array,
      { name, mimetype = '' }: { name: string; mimetype?: string },
    ) => {
      if (name.startsWith('large')) throw new MaillonError('file_too_large')
      kept[name] = Buffer.from(bytes).toString()
      return { id: `file_${name}`, name, mimetype, size: bytes.length, sha256: '', expires_at: '' }
    },
    readLink: async (uri: string) => {
      const text = linked[uri]
      if (text === undefined) throw new Error('not here')
      return { contents: [{ uri, text }] }
    },
  }
}

const read = (result: CallToolResult, from = reading()) => readResult('Notes', result, from)
const text = (words: string) => ({ type: 'text' as const, text: words })

test('structured content goes before text, JSON is data, and other text is text', async () => {
  expect(await read({ content: [text('{"a":2}')], structuredContent: { a: 1 } })).toEqual({ a: 1 })
  expect(await read({ content: [text('{"a":2}')] })).toEqual({ a: 2 })
  expect(await read({ content: [text('one'), text('two')] })).toEqual({ text: 'one\n\ntwo' })
  expect(await read({ content: [text('[1]')] })).toEqual({ text: '[1]' })
})

const base64 = (words: string) => Buffer.from(words).toString('base64')
const image = { type: 'image' as const, data: base64('an image'), mimeType: 'image/png' }
const blob = (uri: string) => ({
  type: 'resource' as const,
  resource: { uri, blob: base64('a blob'), mimeType: 'application/pdf' },
})
const link = { type: 'resource_link' as const, name: 'A', uri: 'notes:///a%20b.txt' }

test('what is no text is kept as files, and a model is told of them and not their bytes', async () => {
  const from = reading({ [link.uri]: 'linked' })
  const audio = { type: 'audio' as const, data: base64('a sound'), mimeType: 'audio/mpeg' }
  const content = [text('{"a":1}'), image, audio, blob('file:///dir/a.pdf'), blob('blob:1'), link]
  const answer = await read({ content }, from)
  expect(answer).toEqual({ a: 1, kept_files: Array.from({ length: 5 }, () => expect.any(Object)) })
  expect(from.kept).toEqual({
    'image.png': 'an image',
    'audio.mp3': 'a sound',
    'a.pdf': 'a blob',
    'blob:1': 'a blob',
    'a b.txt': 'linked',
  })
  expect(await read({ content: [image], structuredContent: { a: 1 } })).toMatchObject({
    a: 1,
    kept_files: [{ id: 'file_image.png', mimetype: 'image/png', size: 8 }],
  })
})

test('what cannot be kept is named, and a link that leads nowhere stays one', async () => {
  expect(await read({ content: [text('a'), link, blob('file:///large.pdf')] })).toEqual({
    text: 'a\n\nA: notes:///a%20b.txt',
    left_out: [
      { type: 'resource', mime_type: 'application/pdf', bytes: 6, reason: expect.any(String) },
    ],
  })
  const many = await read({ content: Array.from({ length: 22 }, () => image) })
  expect(many.kept_files).toHaveLength(20)
  expect(many.left_out).toHaveLength(2)
})

test('a tool that failed is an error with its words', async () => {
  await expect(read({ content: [text('No such note.')], isError: true })).rejects.toMatchObject({
    code: 'upstream_error',
    message: 'Notes: No such note.',
  })
})

const kinds: ServerKind[] = ['modern', 'sessions, SSE', 'sessions, JSON']

test.each(kinds)(
  'all pages of a list are read, and a list without end is refused (%s)',
  async (kind) => {
    const tool = (name: string) => ({ name, inputSchema: { type: 'object' as const } })
    const behaviour = {
      tools: Array.from({ length: 7 }, (_, index) => tool(`t${index}`)),
      call: () => ({ content: [] }),
    }
    const { exchange } = exchangeTo(await startMcpServer(kind, behaviour))
    const listing = await listServer({ url, toolkit: 'Notes', exchange })
    expect(listing).toMatchObject({ name: 'Notes' })
    expect(listing.tools).toMatchObject(behaviour.tools)
    behaviour.tools = Array.from({ length: 100 }, (_, index) => tool(`t${index}`))
    await expect(listServer({ url, toolkit: 'Notes', exchange })).rejects.toMatchObject({
      code: 'upstream_error',
    })
  },
)

test.each([
  ['a page', 200, 'text/html', '<p>Hello</p>'],
  ['an error', 500, 'application/json', '{"error":"down"}'],
  ['JSON that is no MCP', 200, 'application/json', '{"a":1}'],
])('a server that answers with %s is told as such', async (_, status, type, body) => {
  const exchange = async () => ({ status, headers: { 'content-type': type }, text: body })
  await expect(listServer({ url, toolkit: 'Notes', exchange })).rejects.toMatchObject({
    code: 'upstream_error',
  })
})

test('what the engine says of the way is passed on, and a list that got lost did nothing', async () => {
  const listWith = (code: 'upstream_timeout' | 'outcome_unknown' | 'connection_not_usable') =>
    listServer({ url, toolkit: 'Notes', exchange: () => Promise.reject(new MaillonError(code)) })
  await expect(listWith('upstream_timeout')).rejects.toMatchObject({ code: 'upstream_timeout' })
  await expect(listWith('connection_not_usable')).rejects.toMatchObject({
    code: 'connection_not_usable',
  })
  await expect(listWith('outcome_unknown')).rejects.toMatchObject({ code: 'upstream_unreachable' })
})

function exchangeTo({ routes }: { routes: Record<string, string> }) {
  const target = Object.values(routes)[0] ?? ''
  return {
    exchange: async (request: {
      method: string
      headers?: Record<string, string>
      text?: string
    }) => {
      const { method, headers = {}, text: body } = request
      const response = await fetch(`${target}/mcp`, { method, headers, ...(body && { body }) })
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        text: await response.text(),
      }
    },
  }
}
