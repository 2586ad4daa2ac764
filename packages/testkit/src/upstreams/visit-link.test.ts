import { Maillon } from '@maillon/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestEngine, type TestEngine } from '../test-engine.ts'
import { startUpstreams, type Upstreams } from './start-upstreams.ts'
import { visitLink } from './visit-link.ts'

const callbackUrl = 'http://localhost:3000/settings'
let world: Upstreams<'google' | 'resend'>
let served: TestEngine
beforeAll(async () => {
  world = await startUpstreams({ services: ['google', 'resend'] })
  const { routes, authConfigs } = world
  served = await createTestEngine({ routes, authConfigs, loopbackCallbacks: true })
})
afterAll(async () => {
  await served.stop()
  await world.stop()
})

const open = (user: string) => new Maillon({ engine: served.engine }).create(user)

test('a person signs in at the service, and comes back to the page or to the app', async () => {
  const session = await open('signs_in')
  const first = await session.authorize('gmail')
  const page = await visitLink(served.engine, first.redirectUrl, { user: world.users.ada.email })
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('connected')])
  expect(await first.waitForConnection(0)).toMatchObject({ identity: { label: 'ada@example.com' } })

  const second = await session.authorize('gmail', { callbackUrl })
  const back = await visitLink(served.engine, second.redirectUrl, { user: world.users.ben.email })
  expect(back.headers.get('location')).toBe(
    `${callbackUrl}?status=success&connected_account_id=${second.id}`,
  )
})

test('a person says no once, and the next one is asked again', async () => {
  const session = await open('says_no')
  const request = await session.authorize('gmail', { callbackUrl })
  const back = await visitLink(served.engine, request.redirectUrl, { deny: world.upstreams.google })
  expect(back.headers.get('location')).toContain('error=access_denied')
  const again = await session.authorize('gmail')
  await visitLink(served.engine, again.redirectUrl, { user: world.users.ada.email })
  expect((await again.waitForConnection(0)).status).toBe('ACTIVE')
})

test('a key is typed in, and the page tells whether the service takes it', async () => {
  const session = await open('types_key')
  const refused = await session.authorize('resend')
  const page = await visitLink(served.engine, refused.redirectUrl, { apiKey: 're_wrong' })
  expect(await page.text()).toContain('did not accept this key')
  const taken = await session.authorize('resend')
  await visitLink(served.engine, taken.redirectUrl, { apiKey: world.apiKeys.resend })
  expect((await taken.waitForConnection(0)).status).toBe('ACTIVE')
})

test('a link that is over, and a person whom the service does not know, are told', async () => {
  const session = await open('unknown')
  const { redirectUrl } = await session.authorize('gmail')
  const gone = `${redirectUrl.slice(0, -4)}aaaa`
  await expect(visitLink(served.engine, gone, { user: 'ada@example.com' })).rejects.toThrow(/^\d/)
  await expect(visitLink(served.engine, redirectUrl, { user: 'eve@example.com' })).rejects.toThrow(
    'no button for eve@example.com',
  )
})
