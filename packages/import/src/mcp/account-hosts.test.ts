import { Maillon } from '@maillon/core'
import { fillToolkit, readFields } from '@maillon/core/toolkit'
import { createTestEngine } from '@maillon/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { sendUpstream } from '../../../engine/src/connections/calls/upstream-call.ts'
import { ssrfContract } from '../../../engine/src/outbound/ssrf.contract.ts'
import { toToolkit } from '../read-toolkit.ts'
import { approveListing } from './approve-listing.ts'
import { startMcpServer } from './mcp-server.contract.ts'
import { newServerFile } from './new-server-file.ts'

const auth = {
  scheme: 'API_KEY',
  fields: { team: { label: 'Team' }, key: { label: 'Key', secret: true } },
  headers: { authorization: 'Bearer {key}' },
} as const
const tools = [{ name: 'who', inputSchema: { type: 'object' as const } }]

/** A server of each team's own. */
function fileOf(path = '/mcp') {
  const started = newServerFile({ url: 'https://mcp.test', slug: 'notes', auth })
  const own = { ...started, baseUrl: `https://{team}.mcp.test${path}`, hosts: ['*.mcp.test'] }
  return approveListing(own, { name: 'Notes', description: '', tools }).file
}

test('an MCP server of each account’s own: calls go to the one that was filled in', async () => {
  const said = (team: string) => ({
    tools,
    accepts: (token: string) => token === `key-of-${team}`,
    call: () => ({ content: [{ type: 'text' as const, text: JSON.stringify({ team }) }] }),
  })
  const [acme, umbrella] = [
    await startMcpServer('modern', said('acme')),
    await startMcpServer('sessions, SSE', said('umbrella')),
  ]
  const { engine, stop } = await createTestEngine({
    toolkits: [toToolkit(fileOf(), 'notes.json')],
    routes: {
      'https://acme.mcp.test': Object.values(acme.routes)[0] ?? '',
      'https://umbrella.mcp.test': Object.values(umbrella.routes)[0] ?? '',
    },
  })
  onTestFinished(stop)
  const maillon = new Maillon({ engine })
  for (const team of ['acme', 'umbrella']) {
    const { id: authConfigId } = await maillon.authConfigs.create('notes', {
      type: 'use_custom_auth',
      authScheme: 'API_KEY',
    })
    await maillon.connectedAccounts.create(team, authConfigId, {
      apiKey: `key-of-${team}`,
      fields: { team },
    })
    const { data, error } = await maillon.tools.execute('NOTES_WHO', { userId: team })
    expect([data, error]).toEqual([{ team }, null])
  }
  expect([acme.open(), umbrella.open()]).toEqual([0, 0])
})

ssrfContract('an MCP server of an account’s own', {
  sound: 'acme',
  hosts: /^[a-z0-9-]+\.mcp\.test$/,
  send: async (team, outbound) => {
    const toolkit = toToolkit(fileOf(), 'notes.json')
    const { fields, secrets } = readFields(toolkit, { team, key: 'k' })
    const credential = { scheme: 'API_KEY', fields, secrets } as const
    const own = fillToolkit(toolkit, { fields })
    const [tool] = toolkit.tools
    const never = () => Promise.reject(new Error('No tool here does.'))
    return tool?.run({} as never, {
      call: never,
      download: never,
      keepFile: never,
      file: never,
      exchange: async (request) => {
        const { status } = await sendUpstream({ toolkit: own, request, credential, outbound })
        return { status, headers: {}, text: '' }
      },
    })
  },
})
