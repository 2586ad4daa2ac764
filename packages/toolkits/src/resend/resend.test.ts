import {
  callUpstream,
  createTestFiles,
  runTool,
  startUpstreams,
  type Upstreams,
} from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { resend } from './index.ts'

let world: Upstreams<'resend'>
beforeAll(async () => {
  world = await startUpstreams({ services: ['resend'] })
})
beforeEach(() => world.reset())
afterAll(() => world.stop())

const run = (slug: string, input: Record<string, unknown> = {}, key = world.apiKeys.resend) =>
  runTool({ toolkit: resend, slug, input, routes: world.routes, credential: key })

const mail = {
  from: 'Lumen <hi@lumen.example>',
  to: 'ada@example.com',
  subject: 'Grüße',
  text: 'Hallo ⚙️',
}

test('a mail that is sent can be looked up', async () => {
  const { id } = await run('RESEND_SEND_EMAIL', { ...mail, cc: ['ben@example.com'] })
  expect(await run('RESEND_RETRIEVE_EMAIL', { email_id: id })).toMatchObject({
    id,
    from: 'Lumen <hi@lumen.example>',
    to: ['ada@example.com'],
    cc: ['ben@example.com'],
    subject: 'Grüße',
    text: 'Hallo ⚙️',
    last_event: 'email.delivered',
  })
})

test('a file is attached as base64, made as it is sent', async () => {
  const files = createTestFiles()
  const bytes = new TextEncoder().encode('%PDF')
  const { id } = files.add({ name: 'größe.pdf', mimetype: 'application/pdf', bytes })
  await runTool({
    toolkit: resend,
    slug: 'RESEND_SEND_EMAIL',
    input: { ...mail, attachments: [id] },
    routes: world.routes,
    credential: world.apiKeys.resend,
    files,
  })
  const sent = JSON.parse(world.upstreams.resend.requests.at(-1)?.body ?? '{}') as object
  expect(sent).toMatchObject({
    ...mail,
    attachments: [{ filename: 'größe.pdf', content_type: 'application/pdf', content: 'JVBERg==' }],
  })
})

test('a scheduled mail can be stopped, a sent one cannot', async () => {
  const later = await run('RESEND_SEND_EMAIL', { ...mail, scheduled_at: '2030-01-01T00:00:00Z' })
  expect(await run('RESEND_CANCEL_EMAIL', { id: later.id })).toEqual({ id: later.id })
  const { last_event } = await run('RESEND_RETRIEVE_EMAIL', { email_id: later.id })
  expect(last_event).toBe('email.canceled')
  const now = await run('RESEND_SEND_EMAIL', mail)
  await expect(run('RESEND_CANCEL_EMAIL', { id: now.id })).rejects.toMatchObject({
    message: 'Only scheduled emails can be canceled',
    details: { status: 422 },
  })
})

test('domains are listed, added, looked up and verified', async () => {
  expect(await run('RESEND_LIST_DOMAINS')).toMatchObject({
    data: [{ name: 'lumen.example', status: 'verified', region: 'eu-west-1' }],
  })
  const added = await run('RESEND_CREATE_DOMAIN', { name: 'mail.lumen.example' })
  expect(added).toMatchObject({ status: 'pending', records: expect.arrayContaining([]) })
  const domain = { domain_id: added.id }
  expect(await run('RESEND_VERIFY_DOMAIN', domain)).toEqual({ id: added.id })
  expect(await run('RESEND_RETRIEVE_DOMAIN', domain)).toMatchObject({
    name: 'mail.lumen.example',
    status: 'verified',
    records: expect.arrayContaining([expect.objectContaining({ record: 'DKIM' })]),
  })
})

test('an unknown, missing or revoked key is refused, and the failure says so', async () => {
  const refused = { details: { status: 401, reason: 'token_rejected' } }
  await expect(run('RESEND_LIST_DOMAINS', {}, 're_made_up')).rejects.toMatchObject(refused)
  await expect(run('RESEND_SEND_EMAIL', mail, '')).rejects.toMatchObject(refused)
  world.upstreams.resend.revoke(world.apiKeys.resend)
  await expect(run('RESEND_LIST_DOMAINS')).rejects.toMatchObject(refused)
  await run('RESEND_LIST_DOMAINS', {}, world.users.ben.resendKey)
})

test('the check that is made before a key is stored tells a right key from a wrong one', async () => {
  if (resend.auth.scheme !== 'API_KEY' || !resend.auth.check) throw new Error('Resend has a check')
  const { check } = resend.auth
  const context = { toolkit: resend, routes: world.routes }
  await callUpstream(check, { ...context, credential: world.apiKeys.resend })
  await expect(callUpstream(check, { ...context, credential: 're_x' })).rejects.toThrow(
    'API key is invalid',
  )
})

test('a key that may only send is told from a wrong one', () => {
  const body = { statusCode: 401, name: 'restricted_api_key', message: 'Restricted to sending.' }
  expect(resend.failure?.({ status: 401, body })?.reason).toBe('missing_scopes')
  expect(resend.failure?.({ status: 429, body: {} })?.reason).toBe('rate_limited')
})
