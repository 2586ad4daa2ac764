import { startUpstreams, type Upstreams, visitLink } from '@maillon/testkit/upstreams'
import { readApprovalRequired } from '@maillon/core/provider'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultsOf, looksOf, pressInDialog, startConsole } from '../../console.contract.ts'

let world: Upstreams<'google'>
let shown: Awaited<ReturnType<typeof startConsole>>
beforeAll(async () => {
  world = await startUpstreams({ services: ['google'] })
  shown = await startConsole({
    routes: world.routes,
    authConfigs: { gmail: world.authConfigs.gmail },
  })
})
afterAll(async () => {
  await shown.stop()
  await world.stop()
})

const mail = (subject: string) => ({ recipient_email: 'ben@example.com', subject, body: 'Hello' })

/** A session in which a mail waits for approval. */
async function waiting(user: string, subject = 'Lunch') {
  const session = await shown.maillon.create(user, {
    toolkits: ['gmail'],
    permissions: { effects: { write: 'ask_always' } },
  })
  const { redirectUrl } = await session.authorize('gmail')
  await visitLink(shown.engine, redirectUrl, { user: world.users.ada.email })
  const answer = await session.execute('GMAIL_SEND_EMAIL', mail(subject))
  return { session, approvalId: readApprovalRequired(answer)?.approvalId ?? '' }
}

const sent = () =>
  world.upstreams.google.requests.filter(({ path }) => path.endsWith('/messages/send')).length

test('the sessions of a user are found, and one tells what it may do and with which accounts', async () => {
  const { session } = await waiting('finds')
  await shown.maillon.create('another')
  const page = await shown.open('/sessions')
  await page.getByText('another').waitFor()
  await page.getByLabel('Sessions of a user').fill('finds')
  await page.getByText('1 session', { exact: true }).waitFor()
  await page.getByRole('link', { name: session.sessionId }).click()
  await page.getByText('are approved at each call').waitFor()
  await page.getByText('active', { exact: true }).waitFor()
  await page.getByText(session.mcp.url, { exact: true }).waitFor()
  await page.getByText('COMPOSIO_SEARCH_TOOLS').first().waitFor()
  expect(await page.content()).not.toContain(session.mcp.headers.authorization)
})

test('a call that waits is shown with its arguments, and runs after it is approved here', async () => {
  const { session, approvalId } = await waiting('approves', 'Dinner')
  const page = await shown.open(`/sessions/${session.sessionId}`)
  await page.getByRole('heading', { name: 'A call waits' }).waitFor()
  await page
    .getByRole('region', { name: 'the arguments of GMAIL_SEND_EMAIL' })
    .getByText('Dinner')
    .waitFor()
  await page.getByRole('button', { name: 'Approve' }).click()
  await page.getByText('It is approved.').waitFor()
  const before = sent()
  const { error } = await session.resume(approvalId)
  expect([error, sent() - before]).toEqual([null, 1])
  const calls = page.getByRole('list', { name: 'Its last calls' })
  await calls.getByRole('link', { name: /GMAIL_SEND_EMAIL.*ok/ }).waitFor()
  const waited = calls.getByRole('link', { name: /has to be approved.*waiting/ })
  expect(await waited.getAttribute('href')).toMatch(/^\/console\/calls\/log_/)
})

test('tokens are revoked and the session is deleted by the keyboard, each after a question', async () => {
  const session = await shown.maillon.create('ends')
  const page = await shown.open(`/sessions/${session.sessionId}`)
  const { url, headers } = session.mcp
  const listed = async () =>
    (
      await fetch(url, {
        method: 'POST',
        headers: {
          ...headers,
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
        },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
      })
    ).status
  expect(await listed()).toBe(200)
  await page.getByRole('button', { name: 'Revoke its MCP tokens' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Revoke its MCP tokens?' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await listed()).toBe(200)
  // Who says no is back where they were.
  await page.locator('button:focus', { hasText: 'Revoke its MCP tokens' }).waitFor()
  await page.keyboard.press('Enter')
  await pressInDialog(page, 'Revoke')
  await page.getByText('No token from before lets anybody in any more.').waitFor()
  expect(await listed()).toBe(401)
  await page.getByRole('button', { name: 'Delete it' }).focus()
  await page.keyboard.press('Enter')
  await pressInDialog(page, 'Delete')
  await page.getByRole('heading', { name: 'Sessions' }).waitFor()
  await expect(shown.maillon.use(session.sessionId)).rejects.toMatchObject({
    code: 'session_not_found',
  })
})

test('a user’s name that is markup is shown, and commands nothing', async () => {
  const name = '"><img src=x onerror=alert(1)>\u202E</bdi><script>alert(2)</script>'
  const { session } = await waiting(name, name)
  const page = await shown.open('/sessions')
  await page.getByText('<script>alert(2)</script>').first().waitFor()
  await page.goto(`${shown.url}/console/sessions/${session.sessionId}`)
  await page.getByRole('heading', { level: 1 }).getByText('onerror=alert(1)').waitFor()
  await page.getByRole('heading', { name: 'A call waits' }).waitFor()
  expect(await page.locator('main img, main script').count()).toBe(0)
})

test('an unknown session says so, with what to do', async () => {
  const page = await shown.open('/sessions/trs_none')
  await page.getByRole('alert').getByText('There is no session "trs_none"').waitFor()
})

test('axe finds nothing in the sessions, which fit on a phone', async () => {
  const { session } = await waiting('looks')
  const list: string[] = []
  const one = await looksOf(
    (look) => shown.open('/sessions', look),
    async (page) => {
      await page.getByText('looks').first().waitFor()
      list.push(...(await faultsOf(page)))
      await page.getByRole('link', { name: session.sessionId }).click()
      await page.getByText('active', { exact: true }).waitFor()
      await page.getByText('COMPOSIO_SEARCH_TOOLS').first().waitFor()
    },
  )
  expect([...list, ...one]).toEqual([])
})
