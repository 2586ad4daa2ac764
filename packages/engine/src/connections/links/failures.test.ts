import { refusals } from '@maillon/testkit/hostile'
import { expect, test } from 'vitest'
import { publicUrl } from '../fixtures.contract.ts'
import { startHostileWorld } from '../hostile-world.contract.ts'

const canary = 'canary-4f9a8b7c6d5e4f3a2b1c'

/** What a failed attempt leaves: the account, the waiter's view, the log and the page. */
async function failing(
  world: Awaited<ReturnType<typeof startHostileWorld>>,
  callback: (url: URL) => void = () => undefined,
) {
  const session = await world.app.session()
  const link = await session.link('hostile')
  const person = world.person()
  const url = new URL(await person.consent(link))
  callback(url)
  const page = await (await person.send(url.href)).text()
  const account = await world.app.account(link.connected_account_id, {
    prefer: 'wait=1',
    'maillon-link-token': link.link_token,
  })
  const told = JSON.stringify([account, world.warnings, page])
  expect(told).not.toContain('canary')
  expect(told).not.toContain(world.hostile.authConfigs.hostile.clientSecret)
  expect(account.attempt).toEqual({ status: 'failed', reason: account.status_reason })
  return { account, page, reason: account.status_reason ?? '', logged: world.warnings[0]?.fields }
}

test('a token endpoint that refuses the client: the operator is told what to mend, the person whom to tell', async () => {
  const world = await startHostileWorld()
  world.hostile.oauth.troubles.push({ kind: 'refusal', dialect: 'wrongClient' })
  const { reason, page, logged } = await failing(world)
  expect(reason).toContain(
    'Step: token exchange. hostile.test answered 401 invalid_client: "No secret." Check the client id and secret',
  )
  expect(logged).toMatchObject({
    step: 'token exchange',
    host: 'hostile.test',
    status: refusals.wrongClient.status,
    error: 'invalid_client',
    description: 'No secret.',
    configHint: expect.stringContaining('client id and secret'),
  })
  expect(page).toContain('tell the people who run the app')
  expect(page).not.toContain('ask for a new link')
  expect(page).not.toContain('No secret.')
})

test.each([
  [{ kind: 'refusal', dialect: 'linkedin' } as const, '400 invalid_request: "The provided'],
  [{ kind: 'status', status: 503 } as const, 'hostile.test answered with status 503.'],
  [{ kind: 'html' } as const, 'hostile.test gave an answer that is no token.'],
  [{ kind: 'reset' } as const, 'hostile.test did not answer.'],
])('a token endpoint that does not serve: %j', async (trouble, text) => {
  const world = await startHostileWorld()
  world.hostile.oauth.troubles.push(trouble)
  const { reason, page, logged } = await failing(world)
  expect(reason).toContain('Step: token exchange. hostile.test')
  expect(reason).toContain(text)
  expect(logged).toMatchObject({ step: 'token exchange', host: 'hostile.test' })
  expect(logged).not.toHaveProperty('configHint')
  expect(page).toContain('ask for a new link')
})

test.each([
  ['access_denied', 'access_denied', undefined],
  ['user_cancelled_login', 'access_denied', undefined],
  ['user_cancelled_authorize', 'access_denied', undefined],
  ['user_denied', 'access_denied', undefined],
  ['server_error', 'upstream_error', undefined],
  ['invalid_scope', 'upstream_error', 'scopes'],
  ['redirect_uri_mismatch', 'client_refused', 'redirect URI of the auth config'],
  ['unauthorized_client', 'client_refused', 'authorization code grant'],
])('an authorization server that answers %s: %s', async (error, code, hint) => {
  const world = await startHostileWorld()
  const { reason, logged } = await failing(world, ({ searchParams }) => {
    searchParams.delete('code')
    searchParams.set('error', error)
    searchParams.set('error_description', `Because of <i>${canary}</i>`)
  })
  expect(world.hostile.oauth.tokenCalls).toEqual([])
  expect(reason).toContain(`Step: authorize. hostile.test answered ${error}: "Because of […]"`)
  expect(logged).toMatchObject({ step: 'authorize', host: 'hostile.test', error })
  expect(world.database.read('select failure from attempts')).toEqual([{ failure: code }])
  if (error.startsWith('redirect')) expect(reason).toContain(`URI ${publicUrl}/oauth/callback`)
  if (hint) expect(logged?.configHint).toContain(hint)
  else expect(logged).not.toHaveProperty('configHint')
})

test('a callback that is no answer says so', async () => {
  const { reason, logged } = await failing(await startHostileWorld(), ({ searchParams }) =>
    searchParams.delete('code'),
  )
  expect(reason).toContain('Step: callback. What the browser brought back from hostile.test')
  expect(logged).toMatchObject({ step: 'callback', host: 'hostile.test' })
})

test('an identity that is asked for and not told is the service’s trouble', async () => {
  const world = await startHostileWorld()
  const session = await world.app.session()
  const link = await session.link('hostile', { expected_identity: { subject: 'ada' } })
  world.hostile.api.troubles.push({ kind: 'status', status: 503 })
  await world.person().connect(link)
  const { status_reason: reason } = await world.app.account(link.connected_account_id)
  expect(reason).toContain('Step: identity. hostile.test answered 503')
  expect(world.warnings[0]?.fields).toMatchObject({ step: 'identity', host: 'hostile.test' })
})

test('who leaves for the service and does not come back: the reason says where to look', async () => {
  const world = await startHostileWorld()
  const link = await (await world.app.session()).link('hostile')
  await world.person().consent(link)
  world.clock.ahead = 11 * 60_000
  const headers = { prefer: 'wait=1', 'maillon-link-token': link.link_token }
  const { attempt } = await world.app.account(link.connected_account_id, headers)
  expect(attempt?.reason).toContain('did not come back')
  expect(attempt?.reason).toContain('check the redirect URI')
})
