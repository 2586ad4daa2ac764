import { clientCredentials, get } from '@maillon/core/toolkit'
import { expect, test } from 'vitest'
import { startScheme } from './scheme-world.contract.ts'

const service = clientCredentials({
  tokenUrl: 'https://login.service.test/token',
  revoke: { url: 'https://login.service.test/revoke', form: { token: '{token}' } },
})
const verifierUrl = 'https://app.example.test/verify'
const minute = 60_000

/** A person fills in the form, and the app is asked who they are. */
async function parked() {
  const options = { verification: 'app', verifierUrl } as const
  const world = await startScheme(service, service, options)
  const session = await world.app.session()
  const link = await session.link('service')
  const typed = world.upstream.typed
  const answer = await world.visitor().press(`${link.redirect_url}/key`, typed)
  const { searchParams } = new URL(answer.headers.get('location') ?? '')
  const sessionUri = searchParams.get('session_uri')
  return {
    ...world,
    link,
    session,
    confirm: (user_id: string) =>
      world.app.call('POST', '/connected_accounts/complete_auth', {
        session_uri: sessionUri,
        user_id,
      }),
  }
}

test('a token that came of what was typed is ended when another user completed the link', async () => {
  const { confirm, engine, clock, upstream } = await parked()
  expect(upstream.live).toBe(1)
  expect((await confirm('user_2')).status).toBe(403)
  clock.ahead += 6 * minute
  await engine.runJobs()
  await expect.poll(() => upstream.live, { timeout: 1_000 }).toBe(0)
})

test('it stays with the account when its own user did', async () => {
  const { confirm, engine, clock, upstream, session, refused } = await parked()
  expect((await confirm('user_1')).status).toBe(200)
  clock.ahead += 6 * minute
  await engine.runJobs()
  expect(await session.execute('SERVICE_READ')).toMatchObject({ error: null })
  expect([upstream.live, refused()]).toEqual([1, []])
})

test('it is ended at once when the toolkit’s check does not take it', async () => {
  const told = { ...service, headers: { authorization: 'Bearer other-{token}' }, check: get('/me') }
  const { connect, upstream, asked } = await startScheme(service, told)
  const ada = await connect()
  expect([ada.status, asked('/token')]).toEqual([422, 1])
  await expect.poll(() => upstream.live, { timeout: 1_000 }).toBe(0)
})
