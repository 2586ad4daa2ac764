import { apiKeys, defineToolkit, get, type KeyAuth, oauth2, type Ways } from '@maillon/core/toolkit'
import { type Hostile, hostileToolkit, startHostile } from '@maillon/testkit/hostile'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newEngine } from '../fixtures.contract.ts'

const { auth: login } = hostileToolkit
if (login.scheme !== 'OAUTH2') throw new TypeError('The hostile upstream connects by OAuth.')

const oauth = oauth2({ ...login, label: 'Sign in' })
const keyed = (label: string, more: Partial<KeyAuth> = {}) =>
  apiKeys({
    label,
    fields: {
      region: { label: 'Region', choices: { eu: 'Europe', us: 'America' } },
      api_token: { label: 'API token', secret: true },
    },
    headers: { authorization: 'Bearer {api_token}', 'x-region': '{region}' },
    ...more,
  })
const key = { region: 'eu', api_token: 'token-of-ada' }

let hostile: Hostile
beforeAll(async () => {
  hostile = await startHostile()
})
beforeEach(() => {
  hostile.api.requests.length = 0
  hostile.oauth.tokenCalls.length = 0
})
afterAll(() => hostile.stop())

async function start(auth: Ways) {
  const toolkit = defineToolkit({ ...hostileToolkit, slug: 'desk', name: 'Desk', tools: [], auth })
  const authConfigs: Record<string, { clientId: string; clientSecret: string }> =
    'oauth' in auth ? { desk: hostile.authConfigs.hostile } : {}
  const started = await newEngine({ routes: hostile.routes, authConfigs }, { toolkits: [toolkit] })
  return { ...started, session: await started.app.session() }
}

test.each(['company', '__proto__', 'constructor'])(
  'what is typed for a way that is not offered goes out in no other one: %s',
  async (way) => {
    const check = get('/items')
    const company = keyed('Company', { settledOnly: true, check })
    const { app, session, visitor } = await start({ person: keyed('Person', { check }), company })
    const link = await session.link('desk')
    const answer = await visitor().press(`${link.redirect_url}/key?way=${way}`, key)
    expect(answer.status).toBe(400)
    expect(hostile.api.requests).toEqual([])
    expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'INITIATED' })
  },
)

test('what an app fills in is read in the ways that are offered', async () => {
  const { region: _, ...fields } = keyed('Company').fields
  const headers = { authorization: 'Bearer {api_token}' }
  const company = keyed('Company', { fields, headers, settledOnly: true })
  const { session, visitor } = await start({ company, one: keyed('One'), two: keyed('Two') })
  const link = await session.link('desk', { connection_data: { region: 'us' } })
  const page = await (await visitor().send(link.redirect_url)).text()
  expect(page).toContain('America')
  expect(page).toContain('class="ways"')
})

test('what an app fills in is a secret of no way', async () => {
  const named = keyed('Named', {
    fields: { token: { label: 'Token id' }, key: { label: 'Key', secret: true } },
    headers: { authorization: 'Bearer {key}', 'x-id': '{token}' },
  })
  const alone = keyed('Alone', {
    fields: { token: { label: 'Token', secret: true } },
    headers: { authorization: 'Bearer {token}' },
  })
  const { session, visitor } = await start({ named, alone })
  const link = await session.link('desk', { connection_data: { token: 'ada' } })
  const page = await (await visitor().send(`${link.redirect_url}?way=alone`)).text()
  expect(page).toContain('name="key"')
  expect(page).not.toContain('class="ways"')
})

test('a parameter of a link goes to the ways alone that name it', async () => {
  const tenants = oauth2({ ...login, label: 'Tenants', linkParameters: ['tenant'] })
  const fixed = oauth2({ ...login, label: 'Fixed', authorizeParameters: { tenant: 'ours' } })
  const { session, visitor } = await start({ token: keyed('Key'), oauth: fixed, tenants })
  const link = await session.link('desk', { parameters: { tenant: 'theirs' } })
  const page = await (await visitor().send(`${link.redirect_url}?way=oauth`)).text()
  expect(page).not.toContain('class="ways"')
  const left = async (way: string) =>
    (await visitor().press(`${link.redirect_url}?way=${way}`)).headers.get('location')
  expect(await left('oauth')).toBeNull()
  expect(await left('tenants')).toContain('tenant=theirs')
})

test('a code is sent once, also where a key is typed in another tab while it is on its way', async () => {
  const token = keyed('API token', { check: get('/items') })
  const { app, session, visitor } = await start({ oauth, token })
  const link = await session.link('desk')
  const person = visitor()
  const left = await person.press(link.redirect_url)
  const consent = await fetch(left.headers.get('location') ?? '', { redirect: 'manual' })
  const callback = consent.headers.get('location') ?? ''
  const [asked, mayAnswer] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  hostile.oauth.onAsked = () => {
    asked.resolve()
    return mayAnswer.promise
  }
  const first = person.send(callback)
  await asked.promise
  const rejected = await person.press(`${link.redirect_url}/key?way=token`, key)
  const second = person.send(callback)
  mayAnswer.resolve()
  expect([rejected.status, (await first).status, (await second).status]).toEqual([422, 200, 200])
  expect(hostile.oauth.tokenCalls).toHaveLength(1)
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'ACTIVE' })
})
