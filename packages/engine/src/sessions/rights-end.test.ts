import { createTestEngine, type TestEngine } from '@maillon/testkit'
import { visitLink } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Call, callWith } from '../http/test-api.contract.ts'
import { newBooksToolkit } from './books-toolkit.contract.ts'

const { toolkit, ran } = newBooksToolkit()
let served: TestEngine
let admin: Call
beforeAll(async () => {
  const publicUrl = 'http://localhost:4000'
  served = await createTestEngine({ toolkits: [toolkit], publicUrl, loopbackCallbacks: true })
  admin = callWith(served.engine, served.apiKey)
})
afterAll(() => served.stop())

const tool_slug = 'BOOKS_LIST'
const secret = 'Ropes'
const asked = { tool_slug, arguments: { about: secret } }
const named = ({ sessionId }: Started['path']) => ({ 'idempotency-key': sessionId })
const retried = { 'x-stainless-retry-count': '1' }

/** Somebody's session with an account that another user shares with them, and a key of the app for both. */
async function start(config: object = {}) {
  const { body: key } = await admin('createApiKey', { body: { name: 'app' } })
  const call = callWith(served.engine, key.api_key)
  const owner = await call('createSession', { body: { user_id: 'owner' } })
  const acl = { allowed_user_ids: ['guest'] }
  const { body: link } = await call('linkInSession', {
    path: { sessionId: owner.body.session_id },
    body: {
      toolkit: 'books',
      experimental: { account_type: 'SHARED', acl_config_for_shared: acl },
    },
  })
  await visitLink(served.engine, link.redirect_url, { apiKey: 'key' })
  const accountId = link.connected_account_id
  const { body: session } = await call('createSession', {
    body: {
      user_id: 'guest',
      connected_accounts: { books: [accountId] },
      workbench: { auto_offload_threshold: 2_000 },
      ...config,
    },
  })
  const path = { sessionId: session.session_id, accountId, apiKeyId: key.id, toolSlug: tool_slug }
  const mcp = async (method: string, params: object = {}) => {
    const response = await served.engine.fetch(
      new Request(session.mcp.url ?? '', {
        method: 'POST',
        headers: {
          'x-api-key': key.api_key,
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
        },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
      }),
    )
    return response.text()
  }
  return { call, path, mcp }
}

type Started = Awaited<ReturnType<typeof start>>
const asksFirst = { experimental: { permissions: { overrides: { [tool_slug]: 'ask_always' } } } }
const text = async (answer: ReturnType<Call>) => JSON.stringify((await answer).body)

async function store({ call, path }: Started): Promise<string> {
  const body = { ...asked, enable_auto_workbench_offload: true }
  return String((await call('executeInSession', { path, body })).body.data.result_id)
}

async function approved({ call, path }: Started): Promise<string> {
  const { body } = await call('executeInSession', { path, body: asked })
  const approvalId = String(body.data.approval_id)
  const decision = { path: { ...path, approvalId }, body: { decision: 'approve' } }
  await call('decideApproval', decision)
  return approvalId
}

interface KeptThing {
  config?: object
  /** It can be read once. */
  isTaken?: boolean
  /** Answers how it is read. */
  keep(started: Started): Promise<() => Promise<string>>
}

/** Everything that is kept and read later. */
const kept = {
  'a stored result, by parts': {
    async keep(started) {
      const { call, path } = started
      const part = { result_id: await store(started), path: '/books' }
      const tools = [{ tool_slug: 'MAILLON_READ_RESULT', arguments: part }]
      const body = { tool_slug: 'COMPOSIO_MULTI_EXECUTE_TOOL', arguments: { tools } }
      return () => text(call('executeInSession', { path, body }))
    },
  },
  'a stored result, as a resource': {
    async keep(started) {
      const uri = `maillon://results/${await store(started)}`
      return () => started.mcp('resources/read', { uri })
    },
  },
  'the answer of a call that waited': {
    config: asksFirst,
    async keep(started) {
      const body = { pending_id: await approved(started) }
      const resume = () => started.call('resumeInSession', { path: started.path, body })
      await resume()
      return () => text(resume())
    },
  },
  'the answer of a call that waited, to the same call': {
    config: asksFirst,
    isTaken: true,
    async keep(started) {
      const { call, path } = started
      await call('resumeInSession', { path, body: { pending_id: await approved(started) } })
      return () => text(call('executeInSession', { path, body: asked }))
    },
  },
  'the answer of a named call': {
    async keep({ call, path }) {
      const read = () => call('executeInSession', { path, body: asked, headers: named(path) })
      return () => text(read())
    },
  },
  'the answer of a retried call': {
    async keep({ call, path }) {
      await call('executeInSession', { path, body: asked })
      return () => text(call('executeInSession', { path, body: asked, headers: retried }))
    },
  },
  'the answer of several named calls': {
    async keep({ call, path }) {
      const tools = [asked, asked]
      const body = { tool_slug: 'COMPOSIO_MULTI_EXECUTE_TOOL', arguments: { tools } }
      return () => text(call('executeInSession', { path, body, headers: named(path) }))
    },
  },
} satisfies Record<string, KeptThing>

interface End {
  end(started: Started): Promise<unknown>
  code: string
}

/** Everything that ends a right, and the word for it. */
const ends = {
  'the session excludes the toolkit': {
    end: ({ call, path }) =>
      call('patchSession', { path, body: { toolkits: { disable: ['books'] } } }),
    code: 'tool_not_allowed',
  },
  'the session denies the tool': {
    end: ({ call, path }) => {
      const permissions = { overrides: { [tool_slug]: 'always_deny' } }
      return call('patchSession', { path, body: { experimental: { permissions } } })
    },
    code: 'approval_denied',
  },
  'the account was deleted': {
    end: ({ path }) => admin('deleteConnectedAccount', { path }),
    code: 'connected_account_not_found',
  },
  'the account was disabled': {
    end: ({ path }) => admin('patchConnectedAccountStatus', { path, body: { enabled: false } }),
    code: 'connection_not_usable',
  },
  'the user was taken off the account': {
    end: ({ path }) => {
      const acl_config_for_shared = { allowed_user_ids: [] }
      return admin('patchConnectedAccount', {
        path,
        body: { experimental: { acl_config_for_shared } },
      })
    },
    code: 'account_not_accessible',
  },
  'the session was deleted': {
    end: ({ path }) => admin('deleteSession', { path }),
    code: 'session_not_found',
  },
  'the key was revoked': {
    end: ({ path }) => admin('revokeApiKey', { path }),
    code: 'unauthorized',
  },
} satisfies Record<string, End>

const cases = Object.entries<KeptThing>(kept).flatMap(([what, thing]) =>
  Object.entries<End>(ends).map(([when, ended]) => ({ what, when, thing, ended })),
)

test.each(cases)('$what is not read once $when', async ({ thing, ended }) => {
  const { config, keep, isTaken = false } = thing
  const { end, code } = ended
  const started = await start(config)
  const read = await keep(started)
  if (!isTaken) expect(await read()).toContain(secret)
  const before = ran.times
  await end(started)
  const answer = await read()
  expect(answer).toContain(code)
  expect(answer).not.toContain(secret)
  expect(ran.times).toBe(before)
})

test('stored results that may not be read are not listed', async () => {
  const started = await start()
  const id = await store(started)
  expect(await started.mcp('resources/list')).toContain(id)
  await admin('patchConnectedAccountStatus', { path: started.path, body: { enabled: false } })
  expect(await started.mcp('resources/list')).not.toContain(id)
})

test('what came of an account is read again when that is back', async () => {
  const started = await start()
  const read = await kept['a stored result, by parts'].keep(started)
  await admin('patchConnectedAccountStatus', { path: started.path, body: { enabled: false } })
  expect(await read()).not.toContain(secret)
  await admin('patchConnectedAccountStatus', { path: started.path, body: { enabled: true } })
  expect(await read()).toContain(secret)
})

test.each(['the session excludes the toolkit', 'the user was taken off the account'] as const)(
  'an approval is not shown and not given once %s, and can be denied',
  async (name) => {
    const { end, code } = ends[name]
    const started = await start(asksFirst)
    const { call, path } = started
    const { body } = await call('executeInSession', { path, body: asked })
    const approval = { ...path, approvalId: String(body.data.approval_id) }
    await end(started)
    const decide = (decision: string) =>
      call('decideApproval', { path: approval, body: { decision } })
    expect((await call('getApproval', { path: approval })).error?.slug).toBe(code)
    expect((await decide('approve')).error?.slug).toBe(code)
    expect((await decide('deny')).body.status).toBe('denied')
  },
)

test('a direct call is told again only while its user may use the account', async () => {
  const { call, path } = await start()
  const body = {
    user_id: 'guest',
    connected_account_id: path.accountId,
    arguments: asked.arguments,
  }
  const read = () => text(call('executeTool', { path, body, headers: named(path) }))
  expect(await read()).toContain(secret)
  await ends['the user was taken off the account'].end({ path } as Started)
  expect(await read()).toContain('account_not_accessible')
})

test.each([
  'the session excludes the toolkit',
  'the session was deleted',
  'the key was revoked',
] as const)('a call that waits for its account is not made when %s meanwhile', async (name) => {
  const { end } = ends[name]
  const started = await start({
    connected_accounts: {},
    manage_connections: { enable: true, on_required: 'wait' },
  })
  const { call, path } = started
  const input = { ...asked, arguments: { about: name } }
  const waiting = call('executeInSession', { path, body: input })
  const before = ran.times
  const accounts = async () =>
    (await admin('listConnectedAccounts', { query: 'user_ids=guest&statuses=INITIATED' })).body
  await vi.waitFor(async () => expect((await accounts()).items).toHaveLength(1))
  const manage = { tool_slug: 'COMPOSIO_MANAGE_CONNECTIONS', arguments: { toolkits: ['books'] } }
  const { data } = (await call('executeInSession', { path, body: manage })).body
  const { books } = data.results as Record<string, { redirect_url: string }>
  await end(started)
  await visitLink(served.engine, books?.redirect_url ?? '', { apiKey: 'key' })
  expect(JSON.stringify(await waiting)).toContain(ends[name].code)
  expect(ran.times).toBe(before)
  const [account] = (await admin('listConnectedAccounts', { query: 'user_ids=guest' })).body.items
  await admin('deleteConnectedAccount', { path: { accountId: account?.id ?? '' } })
})

test('who waits for an account with a key that is revoked meanwhile is not told of it', async () => {
  const { call, path } = await start()
  const { body: link } = await call('linkInSession', { path, body: { toolkit: 'books' } })
  const account = { accountId: link.connected_account_id }
  const waiting = call('getConnectedAccount', { path: account, headers: { prefer: 'wait=25' } })
  await admin('revokeApiKey', { path })
  await visitLink(served.engine, link.redirect_url, { apiKey: 'key' })
  expect((await waiting).error?.slug).toBe('unauthorized')
})
