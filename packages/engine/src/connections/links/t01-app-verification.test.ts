import { createVerifier, Maillon } from '@maillon/core'
import type { AuthCompleted, ConnectedAccount } from '@maillon/core/contract'
import type { Upstreams } from '@maillon/testkit/upstreams'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  appUrl,
  createApp,
  newDatabase,
  newEngine,
  publicUrl,
  startWorld,
} from '../fixtures.contract.ts'

const verifierUrl = 'https://app.example.test/verify'

let world: Upstreams<'github' | 'google' | 'resend'>
beforeAll(async () => {
  world = await startWorld('github', 'google', 'resend')
})
beforeEach(() => world.reset())
afterAll(() => world.stop())

const tokenRequests = () =>
  world.upstreams.github.requests.filter(({ path }) => path.startsWith('/login/oauth/access_token'))

/** An engine that asks the app, on a file, with a link of `user_1`. */
async function newLink(more: Record<string, unknown> = {}, options = {}) {
  const database = await newDatabase()
  const started = await newEngine(world, {
    database: database.path,
    verification: 'app',
    verifierUrl,
    ...options,
  })
  const session = await started.app.session()
  const link = await session.link('github', { callback_url: appUrl, ...more })
  const complete = (sessionUri: string, userId = 'user_1') =>
    started.app.call<AuthCompleted>('POST', '/connected_accounts/complete_auth', {
      session_uri: sessionUri,
      user_id: userId,
    })
  return { ...started, database, session, link, complete }
}

/** The session_uri that the browser is sent to the app with. */
function sessionUriOf(response: Response): string {
  const location = response.headers.get('location') ?? ''
  expect(location).toMatch(/^https:\/\/app\.example\.test\/verify\?session_uri=session_\w{43}$/)
  return new URL(location).searchParams.get('session_uri') ?? ''
}

/** What everybody is told who may not complete a link. */
const refusal = { status: 403, body: { error: { slug: 'verification_failed' } } }

test('T01 nothing is asked of the token endpoint before the app has named its user', async () => {
  const { app, visitor, link, complete, database } = await newLink()
  const person = visitor()
  const returned = await person.connect(link)
  const sessionUri = sessionUriOf(returned)
  expect(tokenRequests()).toEqual([])
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'INITIATED' })
  // The code is there, sealed, and the session_uri is not.
  const dump = JSON.stringify(database.dump())
  expect(dump).not.toContain(sessionUri)
  for (const { body } of tokenRequests()) expect(dump).not.toContain(body)

  expect((await complete(sessionUri)).body).toEqual({
    connected_account_id: link.connected_account_id,
    toolkit_slug: 'github',
    status: 'ACTIVE',
    redirect_url: `${appUrl}?status=success&connected_account_id=${link.connected_account_id}`,
  })
  expect(tokenRequests()).toHaveLength(1)
  expect(await app.account(link.connected_account_id)).toMatchObject({
    status: 'ACTIVE',
    verification: 'app',
  })
})

test('T01 a link that was passed on connects nothing, and the log says why', async () => {
  const { app, visitor, link, complete, database } = await newLink()
  const sessionUri = sessionUriOf(await visitor().connect(link, 'ben@example.com'))
  expect(await complete(sessionUri, 'victim')).toMatchObject(refusal)
  // The one whose link it was cannot take it over either.
  expect(await complete(sessionUri, 'user_1')).toMatchObject(refusal)
  expect(tokenRequests()).toEqual([])
  expect(world.upstreams.github.liveTokens()).toEqual([])
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'FAILED' })
  expect(database.read('select credential from accounts')).toEqual([{ credential: null }])
  const [failure] = database.read<{ detail: string; actor: string }>(
    `select detail, actor from audit where action = 'connection.failed'`,
  )
  expect(failure).toMatchObject({ actor: 'app' })
  expect(failure?.detail).toContain('verification_mismatch')
})

test('T01 a browser that never goes to the app connects nothing, and two minutes later it is over', async () => {
  const { app, visitor, link, complete, clock } = await newLink()
  const sessionUri = sessionUriOf(await visitor().connect(link))
  clock.ahead = 2 * 60_000 + 1
  expect(await complete(sessionUri)).toMatchObject(refusal)
  expect(tokenRequests()).toEqual([])
  const wait = { prefer: 'wait=1', 'maillon-link-token': link.link_token }
  expect(await app.account(link.connected_account_id, wait)).toMatchObject({
    attempt: { status: 'expired', reason: 'The app did not confirm the user in time.' },
  })
})

test('T01 used, unknown, over, of another project or user: the answer is the same to the letter', async () => {
  const { engine, visitor, session, link, complete, clock } = await newLink()
  const used = sessionUriOf(await visitor().connect(link))
  await complete(used)
  const parked = async () => sessionUriOf(await visitor().connect(await session.link('github')))
  const [foreign, another] = [await parked(), await parked()]
  const word = { session_uri: foreign, user_id: 'user_1' }
  const answers = [
    await complete(used),
    await complete(`session_${'A'.repeat(43)}`),
    await createApp(engine, 'other').call('POST', '/connected_accounts/complete_auth', word),
    await complete(another, 'user_2'),
  ]
  clock.ahead = 3 * 60_000
  answers.push(await complete(foreign))
  const told = answers.map(({ status, body }) => {
    const { request_id: _, ...error } = (body as { error: Record<string, unknown> }).error
    return JSON.stringify([status, error])
  })
  expect(new Set(told).size).toBe(1)
  expect(tokenRequests()).toHaveLength(1)
})

test('T01 no word that anybody makes up redeems anything', async () => {
  const { visitor, link, complete, app } = await newLink()
  await visitor().connect(link)
  await fc.assert(
    fc.asyncProperty(
      fc.string({ minLength: 1, maxLength: 80, unit: 'binary-ascii' }),
      async (text) => {
        const { status } = await complete(text)
        expect([400, 403]).toContain(status)
      },
    ),
    { numRuns: 50 },
  )
  expect(tokenRequests()).toEqual([])
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'INITIATED' })
})

test('T04 of 50 confirmations at once one counts, and the code is sent once', async () => {
  const { visitor, link, complete } = await newLink()
  const sessionUri = sessionUriOf(await visitor().connect(link))
  const answers = await Promise.all(Array.from({ length: 50 }, () => complete(sessionUri)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 403)).toHaveLength(49)
  expect(tokenRequests()).toHaveLength(1)
})

test('T04 the callback again sends the same browser to the app again, and no other one', async () => {
  const { visitor, link, complete } = await newLink()
  const person = visitor()
  const callback = await person.consent(link)
  const first = sessionUriOf(await person.send(callback))
  expect(sessionUriOf(await person.send(callback))).toBe(first)
  expect((await visitor().send(callback)).status).toBe(403)
  // Continue once more starts nothing while the app is asked.
  expect((await person.press(link.redirect_url)).status).toBe(409)
  expect(await complete(first)).toMatchObject({ status: 200 })
})

test('a no at the upstream ends the attempt at once: there is nothing to confirm', async () => {
  const { visitor, link } = await newLink()
  world.upstreams.github.deny(true)
  const response = await visitor().connect(link)
  expect(response.headers.get('location')).toBe(
    `${appUrl}?status=failed&connected_account_id=${link.connected_account_id}&error=access_denied`,
  )
})

test('a key that was typed waits for the app too', async () => {
  const { app, visitor, session, complete, database } = await newLink()
  const link = await session.link('resend')
  const person = visitor()
  await person.send(link.redirect_url)
  const { resend: key } = world.apiKeys
  const response = await person.press(`${link.redirect_url}/key`, { api_key: key })
  const sessionUri = sessionUriOf(response)
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'INITIATED' })
  expect(JSON.stringify(database.dump())).not.toContain(key)
  expect(await complete(sessionUri, 'victim')).toMatchObject(refusal)

  const again = await session.link('resend')
  await person.send(again.redirect_url)
  const confirmed = await person.press(`${again.redirect_url}/key`, { api_key: key })
  const { body } = await complete(sessionUriOf(confirmed))
  // Without a callbackUrl, the browser comes back to our own page of it.
  expect(body.redirect_url).toBe(again.redirect_url)
  expect(await (await person.send(body.redirect_url)).text()).toContain('Resend</bdi> is connected')
  expect((await visitor().send(body.redirect_url)).status).toBe(409)
})

test('a code that died while the person logged in fails as verification_too_late, with a new link to the account', async () => {
  const { app, visitor, link, complete } = await newLink()
  const person = visitor()
  const sessionUri = sessionUriOf(await person.connect(link))
  const { faults } = world.upstreams.github
  faults.push({ match: /access_token/, status: 200, body: '{"error":"bad_verification_code"}' })
  const { status, body } = await complete(sessionUri)
  const error = (body as unknown as { error: { slug: string; details: Record<string, string> } })
    .error
  expect([status, error.slug]).toEqual([410, 'verification_too_late'])
  const { redirect_url: url = '', connected_account_id: accountId } = error.details
  expect(accountId).toBe(link.connected_account_id)

  const second = sessionUriOf(await person.connect({ ...link, redirect_url: url }))
  expect((await complete(second)).body).toMatchObject({ status: 'ACTIVE' })
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'ACTIVE' })
})

test('T13 an expected identity composes with both ways to verify', async () => {
  for (const verification of ['app', 'browser'] as const) {
    const { app, visitor, session, complete } = await newLink({}, { verification })
    const connect = async (expected_identity: object, email: string) => {
      const link = await session.link('gmail', { expected_identity })
      const response = await visitor().connect(link, email)
      if (verification === 'app') await complete(sessionUriOf(response))
      return app.account(link.connected_account_id)
    }
    const expected = { email: 'ADA@example.com' }
    expect(await connect(expected, 'ben@example.com')).toMatchObject({
      status: 'FAILED',
      status_reason: expect.stringContaining('another account'),
    })
    const right = await connect(expected, 'ada@example.com')
    expect(right).toMatchObject({ status: 'ACTIVE', verification })
    const { subject } = right.identity ?? {}
    expect(await connect({ subject }, 'ben@example.com')).toMatchObject({ status: 'FAILED' })
    const both = { subject, email: 'ada@example.com' }
    expect(await connect(both, 'ada@example.com')).toMatchObject({ status: 'ACTIVE' })
  }
})

test('an identity cannot be expected where the toolkit does not tell, nor be empty', async () => {
  const { session } = await newLink()
  const told = await session.tryLink('resend', { expected_identity: { email: 'a@b.co' } })
  expect(told).toMatchObject({ status: 400, body: { error: { slug: 'unsupported' } } })
  for (const expected_identity of [{}, { email: 'nobody' }, { name: 'Ada' }])
    expect((await session.tryLink('gmail', { expected_identity })).status).toBe(400)
})

test('the page lets its forms lead to the verifier, or Continue would do nothing', async () => {
  const { visitor, link } = await newLink()
  const page = await visitor().send(link.redirect_url)
  expect(page.headers.get('content-security-policy')).toContain('https://app.example.test')
})

test('one line in the app: createVerifier confirms, refuses, and sends people on', async () => {
  const { engine, visitor, session, link } = await newLink()
  let loggedIn: string | undefined = 'user_1'
  const verify = createVerifier(new Maillon({ engine }), { userId: () => loggedIn })
  const send = async (response: Response) =>
    verify(new Request(response.headers.get('location') ?? ''))
  const sent = await send(await visitor().connect(link))
  expect([sent.status, sent.headers.get('location')]).toEqual([
    303,
    `${appUrl}?status=success&connected_account_id=${link.connected_account_id}`,
  ])
  expect(sent.headers.get('referrer-policy')).toBe('no-referrer')

  const other = await visitor().connect(await session.link('github'))
  loggedIn = undefined
  expect((await send(other)).status).toBe(401)
  loggedIn = 'user_2'
  expect((await send(other)).status).toBe(403)
  loggedIn = 'user_1'
  expect((await send(other)).status).toBe(403)
  expect((await verify(new Request(verifierUrl))).status).toBe(400)

  const person = visitor()
  const late = await person.connect(await session.link('github'))
  const { faults } = world.upstreams.github
  faults.push({ match: /access_token/, status: 200, body: '{"error":"bad_verification_code"}' })
  const again = (await send(late)).headers.get('location') ?? ''
  expect(again).toMatch(new RegExp(`^${publicUrl}/link/ln_`))
  expect((await person.send(again)).status).toBe(200)
})

test('an app that wants to verify has to say where, when the engine starts', async () => {
  const start = (options: object) => newEngine(world, options)
  for (const options of [
    { verification: 'app' },
    { verification: 'none' },
    { verification: 'app', verifierUrl: 'http://app.example.test/verify' },
    { verification: 'app', verifierUrl: 'https://ok@evil.test/' },
    { verification: 'app', verifierUrl: { one: 'javascript:alert(1)' } },
  ])
    await expect(start(options)).rejects.toMatchObject({ code: 'config_invalid' })
  const onError = () => {}
  const { engine } = await start({
    verification: 'app',
    verifierUrl: { one: verifierUrl },
    onError,
  })
  const app = createApp(engine, 'two')
  const session = await app.session()
  expect((await session.tryLink('github')).body.error?.slug).toBe('config_invalid')
  expect((await (await createApp(engine, 'one').session()).tryLink('github')).status).toBe(201)
})

test('the account of a link that waits for the app is not there yet, for anybody', async () => {
  const { app, visitor, link, session } = await newLink()
  await visitor().connect(link)
  const { body } = await app.call<{ items: ConnectedAccount[] }>(
    'GET',
    '/connected_accounts?statuses=ACTIVE',
  )
  expect(body.items).toEqual([])
  const answer = await session.execute('GITHUB_GET_THE_AUTHENTICATED_USER')
  expect(answer.data).toMatchObject({ code: 'connection_required' })
})
