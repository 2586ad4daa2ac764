import { Maillon } from '@maillon/core'
import type { FileFacts } from '@maillon/core/toolkit'
import { createTestEngine } from '@maillon/testkit'
import type { Tool } from '@modelcontextprotocol/client'
import { expect, onTestFinished, test } from 'vitest'
import { toToolkit } from '../read-toolkit.ts'
import { approveListing } from './approve-listing.ts'
import { type Behaviour, type ServerKind, startMcpServer, url } from './mcp-server.contract.ts'
import { newServerFile } from './new-server-file.ts'

const draw: Tool = { name: 'draw', inputSchema: { type: 'object' } }
const look: Tool = {
  name: 'look',
  inputSchema: {
    type: 'object',
    properties: {
      title: { type: 'string' },
      image: { type: 'string', contentEncoding: 'base64', description: 'What is looked at.' },
      others: { type: 'array', items: { $ref: '#/$defs/Other' } },
    },
    $defs: { Other: { type: 'object', properties: { data: { type: 'string', format: 'byte' } } } },
  },
}
const bytes = Buffer.from('\x89PNG\r\n\x1a\nan image')

test.each<ServerKind>(['modern', 'sessions, SSE'])(
  'a file of one call of a server goes into the next as base64, and a model has its id alone (%s)',
  async (kind) => {
    const calls: Record<string, unknown>[] = []
    const behaviour: Behaviour = {
      tools: [draw, look],
      call: (name, input) => {
        calls.push(input)
        if (name === 'look') return { content: [{ type: 'text', text: 'seen' }] }
        const data = bytes.toString('base64')
        return { content: [{ type: 'image', data, mimeType: 'image/png' }] }
      },
    }
    const { routes } = await startMcpServer(kind, behaviour)
    const started = newServerFile({ url, slug: 'notes', auth: { scheme: 'NO_AUTH' } })
    const listing = { name: 'Notes', description: '', tools: behaviour.tools }
    const { file } = approveListing(started, listing)
    const toolkits = [toToolkit(file, 'notes.json')]
    const { engine, stop } = await createTestEngine({ toolkits, routes })
    onTestFinished(stop)
    const session = await new Maillon({ engine }).create('user_1')
    const { data } = await session.execute('NOTES_DRAW', {})
    const [kept] = data.kept_files as FileFacts[]
    expect(kept).toMatchObject({ name: 'image.png', size: bytes.length })
    expect(JSON.stringify(data)).not.toContain(bytes.toString('base64'))

    const raw = Buffer.from('raw').toString('base64')
    const input = { title: kept?.id, image: kept?.id, others: [{ data: kept?.id }, { data: raw }] }
    expect(await session.execute('NOTES_LOOK', input)).toMatchObject({
      data: { text: 'seen' },
      error: null,
    })
    const base64 = bytes.toString('base64')
    expect(calls.at(-1)).toEqual({
      title: kept?.id,
      image: base64,
      others: [{ data: base64 }, { data: raw }],
    })
    const lost = { image: 'file_aaaaaaaaaaaaaaaaaaaaaa' }
    expect(await session.execute('NOTES_LOOK', lost)).toMatchObject({
      data: { code: 'file_not_found' },
    })
  },
)

test('what a server says takes base64 says that it takes a file', () => {
  const started = newServerFile({ url, slug: 'notes', auth: { scheme: 'NO_AUTH' } })
  const { file } = approveListing(started, { name: 'Notes', description: '', tools: [look] })
  expect(file.tools[0]?.input).toMatchObject({
    properties: {
      image: {
        file_uploadable: true,
        description: "What is looked at. A file's id (file_…), or bytes as base64.",
      },
      others: { items: { properties: { data: { file_uploadable: true } } } },
    },
  })
})
