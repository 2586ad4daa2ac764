import { apiKey, defineTool, defineToolkit, get } from '@maillon/core/toolkit'
import { allToolkits } from '@maillon/toolkits'
import { visitLink } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type RouteName, startTestApi, type TestApi } from './test-api.contract.ts'

/** So many that they do not fit on a page of 20. */
const filed = Array.from({ length: 30 }, (_, index) => {
  const number = String(index).padStart(2, '0')
  return defineToolkit({
    slug: `filed${number}`,
    name: `Filed ${number}`,
    description: 'One of many.',
    categories: ['files'],
    version: '20261123_00',
    baseUrl: 'https://filed.example.test',
    auth: apiKey(),
    verified: 'emulated',
    tools: [
      defineTool({
        slug: `FILED${number}_READ`,
        name: 'Read the ledger',
        description: 'Reads a page of the ledger.',
        effect: 'read',
        important: index < 3,
        input: z.object({}),
        output: z.object({}),
        request: () => get('/'),
      }),
    ],
  })
})

let api: TestApi
beforeAll(async () => {
  api = await startTestApi({ toolkits: [...allToolkits, ...filed] })
})
afterAll(() => api.stop())

/** Reads a list to its end by its own cursors; answers the pages. */
async function pages(name: RouteName, query: string, path = {}): Promise<unknown[][]> {
  const found: unknown[][] = []
  for (let cursor = ''; ; ) {
    const answer = await api.call(name, { path, query: `${query}&cursor=${cursor}` })
    const page = answer.body as { items: { slug: string }[]; next_cursor: string | null }
    found.push(page.items.map(({ slug }) => slug))
    expect(answer.body).toMatchObject({ current_page: found.length })
    if (page.next_cursor === null) {
      expect(answer.body).toMatchObject({
        total_items: found.flat().length,
        total_pages: found.length,
      })
      return found
    }
    cursor = encodeURIComponent(page.next_cursor)
  }
}

test('pages follow each other without a gap, and the last one says so', async () => {
  const toolkits = await pages('listToolkits', 'limit=10&category=files')
  expect(toolkits.map((page) => page.length)).toEqual([10, 10, 10])
  expect(toolkits.flat()).toEqual(filed.map(({ slug }) => slug))
  const tools = await pages('listTools', `limit=7&toolkit_slug=gmail,github`)
  const all = (await api.call('listTools', { query: 'limit=1000&toolkit_slug=gmail,github' })).body
  expect(tools.flat()).toEqual(all.items.map(({ slug }) => slug))
  const { body } = await api.call('listToolkits', { query: 'search=none' })
  expect(body).toMatchObject({ items: [], next_cursor: null, total_items: 0, total_pages: 0 })
})

test('sessions are listed to admins, the newest first, with nothing that lets anybody in', async () => {
  const made = [
    await api.session({ user_id: 'lists_1' }),
    await api.session({ user_id: 'lists_2', toolkits: ['gmail'] }),
    await api.session({ user_id: 'lists_1' }),
  ]
  const { body } = await api.call('listSessions', { query: 'user_ids=lists_1,lists_2&limit=2' })
  const idsOf = (page: typeof body) => page.items.map(({ session_id }) => session_id)
  expect(body).toMatchObject({ total_items: 3, items: [{ config_version: 1 }, {}] })
  const rest = `user_ids=lists_1,lists_2&limit=2&cursor=${body.next_cursor ?? ''}`
  const last = await api.call('listSessions', { query: rest })
  expect([...idsOf(body), ...idsOf(last.body)].toSorted()).toEqual(made.toSorted())
  expect(JSON.stringify([body, last.body])).not.toMatch(/bearer|token/i)
  const { body: key } = await api.call('createApiKey', { body: { name: 'app' } })
  const path = 'https://connect.example.test/api/v3.1/tool_router/session'
  const asked = new Request(path, { headers: { 'x-api-key': key.api_key } })
  expect((await api.engine.fetch(asked)).status).toBe(403)
})

test('what a search of tools finds has pages too', async () => {
  const found = await pages('listTools', 'search=read%20the%20ledger&limit=4')
  expect(found[0]).toHaveLength(4)
  expect(found.flat().length).toBeGreaterThanOrEqual(30)
  expect(new Set(found.flat()).size).toBe(found.flat().length)
})

test('connected toolkits come first, however far down they stand, and an abandoned link is none', async () => {
  const sessionId = await api.session({ user_id: 'user_9' })
  const path = { sessionId }
  await api.call('linkInSession', { path, body: { toolkit: 'filed28' } })
  const { body } = await api.call('linkInSession', { path, body: { toolkit: 'filed29' } })
  await visitLink(api.engine, body.redirect_url, { apiKey: 'any-key' })
  const { items, next_cursor } = (await api.call('listSessionToolkits', { path })).body
  expect(items).toHaveLength(20)
  expect(next_cursor).not.toBeNull()
  expect(items[0]).toMatchObject({
    slug: 'filed29',
    connected_account: { id: body.connected_account_id, status: 'ACTIVE' },
  })
  const [first, ...rest] = (await pages('listSessionToolkits', 'limit=20', path)).flat()
  expect(first).toBe('filed29')
  expect(rest).toEqual(
    [...allToolkits, ...filed].map(({ slug }) => slug).filter((slug) => slug !== 'filed29'),
  )
  const query = 'toolkits=filed28,filed29&is_connected=false'
  const open = (await api.call('listSessionToolkits', { path, query })).body.items
  expect(open).toMatchObject([{ slug: 'filed28', connected_account: null }])
})

test('filters narrow together; a name that comes twice is a list', async () => {
  const slugs = async (query: string) =>
    (await api.call('listTools', { query })).body.items.map(({ slug }) => slug)
  expect(await slugs('toolkit_slug=filed00&toolkit_slug=FILED05')).toEqual([
    'FILED00_READ',
    'FILED05_READ',
  ])
  expect(await slugs('toolkit_slug=filed00,filed05&important=true')).toEqual(['FILED00_READ'])
  expect(await slugs('tool_slugs=FILED00_READ,GMAIL_SEND_EMAIL&tags=readOnlyHint')).toEqual([
    'FILED00_READ',
  ])
  expect(await slugs('scopes=repo&tags=readOnlyHint&toolkit_slug=gmail')).toEqual([])
})

test('v3 and v3.1 are the same', async () => {
  const headers = { 'x-api-key': api.apiKey }
  const read = async (prefix: string) => {
    const url = `http://localhost:4000/api/${prefix}/toolkits/gmail`
    return (await api.engine.fetch(new Request(url, { headers }))).json()
  }
  expect(await read('v3')).toEqual(await read('v3.1'))
})
