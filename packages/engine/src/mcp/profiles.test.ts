import { defineTool, defineToolkit, noAuth } from '@maillon/core/toolkit'
import { offerTool, type ProfileName, profileNames } from '@maillon/core/provider'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { createCatalogue } from '../catalogue/catalogue.ts'
import { toolView } from '../tools/tool-view.ts'
import { asOffered } from './as-offered.ts'
import { legacy, type McpApi, modern, post, startMcpApi } from './fixtures.contract.ts'
import { profileOf } from './profile-of.ts'
import { missingScope } from './step-up.ts'

const longSlug = 'ODD_LIST_EVERYTHING_THAT_ANYBODY_EVER_WROTE_DOWN_ANYWHERE'
const toolkit = defineToolkit({
  slug: 'odd',
  name: 'Odd',
  description: 'Has arguments that some vendors refuse.',
  version: '20261130_00',
  baseUrl: 'https://odd.example.test',
  auth: noAuth(),
  verified: 'emulated',
  tools: [
    defineTool({
      slug: longSlug,
      name: 'List',
      description: 'Lists.',
      effect: 'read',
      input: z.object({
        'due date': z.string(),
        '@type': z.literal('note'),
        marks: z.record(z.string().regex(/^m/), z.string()).optional(),
        region: z.string().meta({ 'x-mcp-header': 'Region' }).optional(),
      }),
      output: z.unknown(),
      run: async (input) => input,
    }),
  ],
})

let api: McpApi
beforeAll(async () => {
  api = await startMcpApi({ toolkits: [toolkit], authConfigs: {} })
})
afterAll(() => api.stop())

const config = { preload: { tools: [longSlug] } }

async function listedFor(
  name: string,
  era: typeof modern | typeof legacy,
  more: { query?: string; agent?: string } = {},
) {
  const { id, url, headers } = await api.endpoint(config)
  const client = new Client({ name, version: '1' }, { versionNegotiation: era })
  const agent = more.agent && { 'user-agent': more.agent }
  const transport = new StreamableHTTPClientTransport(new URL(url + (more.query ?? '')), {
    fetch: api.fetch,
    requestInit: { headers: { ...headers, ...agent } },
  })
  await client.connect(transport)
  const { tools } = await client.listTools()
  const { body } = await api.call('listSessionTools', { path: { sessionId: id } })
  const own = body.items.find(({ slug }) => slug === longSlug)
  if (!own) throw new Error('no tool')
  const offered = (profile: ProfileName) => offerTool(asOffered(own), profile).parameters
  const listed = tools.find(({ title }) => title === 'List')
  return { client, listed, offered }
}

/** As these programs call themselves, by what public servers do with it. */
const names: [string, ProfileName][] = [
  ['claude-code', 'anthropic'],
  ['claude-ai', 'anthropic'],
  ['claude-ai (via mcp-remote 0.1.37)', 'anthropic'],
  ['codex-mcp-client', 'openai'],
  ['openai-mcp', 'openai'],
  ['gemini-cli-mcp-client', 'gemini'],
  ['Visual Studio Code', 'vscode'],
  ['Visual-Studio-Code', 'vscode'],
  ['Visual Studio Code - Insiders', 'vscode'],
  ['cursor-vscode', 'cursor'],
  ['Cursor', 'cursor'],
  ['mistral-vibe', 'mistral'],
  ['mcp', 'common'],
  ['', 'common'],
  ['not claude', 'common'],
]

test.each(names)(
  'a client that calls itself %j is offered tools as %s takes them',
  async (name, profile) => {
    expect(profileOf(name)).toBe(profile)
    if (name === '') return
    const { listed, offered } = await listedFor(name, modern)
    expect(listed?.inputSchema).toEqual(offered(profile))
  },
)

test('a client of 2025 is known by its user-agent, and the address goes before both', async () => {
  const agent = 'claude-code/2.1.197 (cli)'
  const known = await listedFor('claude-code', legacy, { agent })
  expect(known.listed?.inputSchema).toEqual(known.offered('anthropic'))
  const unknown = await listedFor('claude-code', legacy)
  expect(unknown.listed?.inputSchema).toEqual(unknown.offered('common'))
  const named = await listedFor('claude-code', modern, { agent, query: '?profile=gemini' })
  expect(named.listed?.inputSchema).toEqual(named.offered('gemini'))
  const { url, headers } = await api.endpoint(config)
  const refused = await post(api, `${url}?profile=nobody`, headers)
  expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('common')])
})

test('a name leaves room for what clients put before it, and no header of ours is asked for', async () => {
  for (const profile of profileNames) {
    const { listed } = await listedFor('x', modern, { query: `?profile=${profile}` })
    expect(`mcp__maillon__${listed?.name}`.length).toBeLessThanOrEqual(64)
    expect(listed?.name).toMatch(/^[A-Za-z_][\w-]*$/)
    expect(JSON.stringify(listed)).not.toContain('x-mcp-header')
  }
})

test('a call is taken by any name that the tool has, and so are its arguments', async () => {
  const own = { 'due date': 'now', '@type': 'note' }
  const { client, listed } = await listedFor('cursor-vscode', modern)
  const shown = Object.keys(listed?.inputSchema.properties ?? {})
  const renamed = Object.fromEntries(
    shown.slice(0, 2).map((name, index) => [name, Object.values(own)[index]]),
  )
  for (const name of new Set([
    longSlug,
    listed?.name ?? '',
    ...profileNames.map((profile) => nameFor(profile)),
  ]))
    for (const input of [own, renamed])
      expect(await client.callTool({ name, arguments: input })).toMatchObject({
        structuredContent: own,
      })
  await expect(
    client.callTool({ name: 'ODD_LIST_00000000', arguments: own }),
  ).rejects.toMatchObject({
    code: -32602,
  })
})

test('a client that may only read calls a tool that reads by its short name', async () => {
  const { listed } = await listedFor('x', modern)
  const call = { method: 'tools/call', params: { name: listed?.name } }
  const catalogue = createCatalogue([toolkit])
  expect(missingScope(['tools:read'], catalogue, call)).toBeUndefined()
})

function nameFor(profile: ProfileName): string {
  const [tool] = createCatalogue([toolkit]).tools
  return tool ? offerTool(asOffered(toolView(tool)), profile).name : ''
}
