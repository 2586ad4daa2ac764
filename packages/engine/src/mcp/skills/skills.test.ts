import { createHash } from 'node:crypto'
import { skillEntry } from '@modelcontextprotocol/server/ext/skills'
import { allToolkits } from '@maillon/toolkits'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { connectClient, legacy, type McpApi, modern, startMcpApi } from '../fixtures.contract.ts'

let api: McpApi
beforeAll(async () => {
  api = await startMcpApi()
})
afterAll(() => api.stop())

const entry = z.strictObject({
  uri: z.string(),
  frontmatter: z.object({ name: z.string(), description: z.string() }),
  resources: z.array(z.object({ uri: z.string(), digest: z.string(), size: z.int() })),
})
const listed = z.looseObject({ skills: z.array(entry) })
const got = z.looseObject({ skill: entry })

async function opened(
  config: Record<string, unknown>,
  versionNegotiation: typeof modern | typeof legacy = modern,
) {
  const client = await connectClient(api, await api.endpoint(config), { versionNegotiation })
  const list = async () => (await client.request({ method: 'skills/list' }, listed)).skills
  const get = (uri: string) => client.request({ method: 'skills/get', params: { uri } }, got)
  async function read(uri: string) {
    const [content] = (await client.readResource({ uri })).contents
    return content && 'text' in content ? content.text : ''
  }
  return { client, list, get, read }
}

test.each([
  ['2026', modern],
  ['2025', legacy],
])(
  'a client of %s reads of each toolkit what to call first and what goes wrong',
  async (_, era) => {
    const { client, list, get, read } = await opened(
      { toolkits: { enable: ['gmail', 'hackernews'] } },
      era,
    )
    expect(client.getServerCapabilities()?.extensions).toHaveProperty(
      'io.modelcontextprotocol/skills',
    )
    const skills = await list()
    const gmail = skills.find(({ frontmatter }) => frontmatter.name === 'gmail')
    const text = await read(gmail?.uri ?? '')
    const tools = allToolkits.find(({ slug }) => slug === 'gmail')?.tools ?? []
    for (const { slug, pitfalls = [] } of tools)
      for (const pitfall of pitfalls) expect(text).toContain(`- ${slug}: ${pitfall}`)
    expect(text).toMatch(/### GMAIL_\w+\n\n1\. Call GMAIL_/)
    expect((await get(gmail?.uri ?? '')).skill).toEqual(gmail)
  },
)

test('each entry is what the official SDK makes of the file, to the byte', async () => {
  const { list, read } = await opened({ toolkits: { enable: allToolkits.map(({ slug }) => slug) } })
  const skills = await list()
  expect(skills.length).toBeGreaterThan(10)
  for (const skill of skills) {
    const text = await read(skill.uri)
    const { name } = skill.frontmatter
    expect(await skillEntry(`maillon/${name}`, { 'SKILL.md': text })).toEqual(skill)
    expect(skill.resources[0]?.digest).toContain(createHash('sha256').update(text).digest('hex'))
  }
  expect(new Set(skills.map(({ uri }) => uri)).size).toBe(skills.length)
})

test('a session tells of its own tools alone', async () => {
  const one = await opened({
    toolkits: { enable: ['gmail'] },
    tools: { gmail: { enable: ['GMAIL_SEND_EMAIL'] } },
  })
  for (const { uri } of await one.list()) {
    const named = new Set((await one.read(uri)).match(/GMAIL_[A-Z_]+/g))
    expect([...named].filter((slug) => slug !== 'GMAIL_SEND_EMAIL')).toEqual([])
  }
  await expect(one.get('skill://maillon/github/SKILL.md')).rejects.toMatchObject({ code: -32602 })
  await expect(one.read('skill://maillon/github/SKILL.md')).rejects.toMatchObject({ code: -32602 })
  await expect(one.get('maillon://toolkits')).rejects.toMatchObject({ code: -32602 })
})

test('what is listed is for one client and a minute', async () => {
  const { client } = await opened({})
  const hints = { ttlMs: 60_000, cacheScope: 'private' }
  expect(await client.request({ method: 'skills/list' }, listed)).toMatchObject(hints)
})
