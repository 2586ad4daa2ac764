import { apiKey, defineTool, defineToolkit, get } from '@maillon/core/toolkit'
import { createTestEngine, type TestEngine } from '@maillon/testkit'
import { visitLink } from '@maillon/testkit/upstreams'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { callWith } from '../../http/test-api.contract.ts'
import { edge, writing } from '../../secrets/spelled.contract.ts'
import { readIdentity } from '../accounts/identity.ts'
import { createOutbound } from '../../outbound/outbound.ts'
import { originRoutes } from '../../outbound/routes.ts'

/** What the upstream answers next, by the path that it is asked for. */
let answer: (path: string) => Response

const echo = defineToolkit({
  slug: 'echo',
  name: 'Echo',
  description: 'Answers what it is told to.',
  version: '20261130_00',
  baseUrl: 'https://echo.example.test',
  auth: apiKey({ check: get('/check') }),
  verified: 'emulated',
  local: {
    fetch: async ({ url }) => answer(new URL(url).pathname),
    close: async () => undefined,
  },
  identity: {
    request: get('/me'),
    read: ({ id, name, email }: { id: string; name: string; email: string }) => ({
      subject: id,
      label: name,
      email,
    }),
  },
  tools: [
    defineTool({
      slug: 'ECHO_CALL',
      name: 'Call',
      description: 'Answers what the upstream does.',
      effect: 'read',
      input: z.object({}),
      output: z.looseObject({}),
      request: () => get('/'),
    }),
  ],
})

let api: TestEngine
beforeAll(async () => {
  api = await createTestEngine({ toolkits: [echo], publicUrl: 'http://localhost:4000' })
})
afterAll(() => api.stop())

const key = 'canary+key/of="Ada"&0123456789'

/** A sentence in which the key stands somewhere, so that what shortens it cuts anywhere. */
const sentences = fc
  .tuple(writing, fc.integer({ min: 0, max: 260 }))
  .map(([write, length]) => ({ spelling: write(key), before: 'a b '.repeat(65).slice(0, length) }))
  .map(({ spelling, before }) => ({ spelling, before, text: before + edge + spelling + edge }))

let users = 0
async function newLink() {
  const call = callWith(api.engine, api.apiKey)
  const { body: session } = await call('createSession', {
    body: { user_id: `user ${(users += 1)}` },
  })
  const path = { sessionId: session.session_id }
  const { body: link } = await call('linkInSession', { path, body: { toolkit: 'echo' } })
  const id = { accountId: link.connected_account_id }
  return {
    type: () => visitLink(api.engine, link.redirect_url, { apiKey: key }),
    account: async () => (await call('getConnectedAccount', { path: id })).body,
    run: async () =>
      (await call('executeInSession', { path, body: { tool_slug: 'ECHO_CALL', arguments: {} } }))
        .body,
  }
}

test('T40 a label and an address that repeat the key do not tell it, however it is spelled', async () => {
  const outbound = createOutbound(originRoutes({}))
  const property = fc.asyncProperty(sentences, async ({ text, before }) => {
    const shown = `${before}${edge}[secret]${edge}`
    answer = () => Response.json({ id: 'u1', name: text, email: text })
    const credential = { scheme: 'API_KEY', fields: {}, secrets: { api_key: key } } as const
    expect(await readIdentity({ outbound }, echo, credential)).toEqual({
      identity: { subject: 'u1', label: shown, email: shown },
    })
    const { type, account } = await newLink()
    await type()
    expect((await account()).identity).toEqual({ subject: 'u1', label: shown })
  })
  await fc.assert(property, { numRuns: 10 })
})

test('T40 an account is not known by what is no more than its key', async () => {
  answer = () => Response.json({ id: `id-${key}`, name: 'Ada' })
  const { type, account } = await newLink()
  await type()
  expect(await account()).toMatchObject({ status: 'ACTIVE', identity: null })
})

test('T40 of a status reason nothing is cut before the key is taken out', async () => {
  const property = fc.asyncProperty(sentences, async ({ text, before, spelling }) => {
    const refuse = () => Response.json({ message: text }, { status: 401 })
    answer = refuse
    const untaken = await newLink()
    await untaken.type()
    answer = () => Response.json({ id: 'u1' })
    const ended = await newLink()
    await ended.type()
    answer = refuse
    await ended.run()
    const accounts = [await untaken.account(), await ended.account()]
    expect(accounts.map(({ status }) => status)).toEqual(['INITIATED', 'EXPIRED'])
    for (const { status_reason: told } of accounts) {
      expect(told).toContain(before.slice(0, 60).trim())
      expect(String(told).includes(edge + spelling.slice(0, 8))).toBe(false)
      expect(String(told).includes(key.slice(0, 8))).toBe(false)
    }
  })
  await fc.assert(property, { numRuns: 10 })
})
