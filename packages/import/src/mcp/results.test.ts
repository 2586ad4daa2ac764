import type { CallToolResult } from '@modelcontextprotocol/client'
import { MaillonError } from '@maillon/core'
import { expect, test } from 'vitest'
import { startMcpServer, type ServerKind, url } from './mcp-server.contract.ts'
import { listServer } from './list-server.ts'
import { readResult } from './read-result.ts'

const read = (result: CallToolResult) => readResult('Notes', result)
const text = (words: string) => ({ type: 'text' as const, text: words })

test('structured content goes before text, JSON is data, and other text is text', () => {
  expect(read({ content: [text('{"a":2}')], structuredContent: { a: 1 } })).toEqual({ a: 1 })
  expect(read({ content: [text('{"a":2}')] })).toEqual({ a: 2 })
  expect(read({ content: [text('one'), text('two')] })).toEqual({ text: 'one\n\ntwo' })
  expect(read({ content: [text('[1]')] })).toEqual({ text: '[1]' })
})

test('what is no text is named, and not passed on', () => {
  const image = { type: 'image' as const, data: 'AAAA', mimeType: 'image/png' }
  const blob = {
    type: 'resource' as const,
    resource: { uri: 'file:///a', blob: 'AAAAAAAA', mimeType: 'application/pdf' },
  }
  expect(read({ content: [text('a'), image, blob] })).toEqual({
    text: 'a',
    left_out: [
      { type: 'image', mime_type: 'image/png', bytes: 3 },
      { type: 'resource', mime_type: 'application/pdf', bytes: 6 },
    ],
  })
  const link = { type: 'resource_link' as const, name: 'A', uri: 'file:///a' }
  expect(read({ content: [link] })).toEqual({ text: 'A: file:///a' })
})

test('a tool that failed is an error with its words', () => {
  expect(() => read({ content: [text('No such note.')], isError: true })).toThrow(
    expect.objectContaining({ code: 'upstream_error', message: 'Notes: No such note.' }),
  )
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
    expect(listing.tools.map(({ name }) => name)).toEqual(behaviour.tools.map(({ name }) => name))
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
