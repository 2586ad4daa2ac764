import { startUpstreams, type Upstreams, visitLink } from '@maillon/testkit/upstreams'
import { readApprovalRequired } from '@maillon/core/provider'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { looksOf, startConsole } from '../../console.contract.ts'

let world: Upstreams<'google'>
let shown: Awaited<ReturnType<typeof startConsole>>
beforeAll(async () => {
  world = await startUpstreams({ services: ['google'] })
  shown = await startConsole({
    routes: world.routes,
    authConfigs: { gmail: world.authConfigs.gmail, googlecalendar: world.authConfigs.gmail },
  })
})
afterAll(async () => {
  await shown.stop()
  await world.stop()
})

/** A call that waits for approval, in a session of its own. */
async function waiting(
  user: string,
  slug: string,
  input: Record<string, unknown>,
  toolkit = 'gmail',
) {
  const session = await shown.maillon.create(user, {
    toolkits: [toolkit],
    permissions: { effects: { write: 'ask_always', destroy: 'ask_always' } },
  })
  const { redirectUrl } = await session.authorize(toolkit)
  await visitLink(shown.engine, redirectUrl, { user: world.users.ada.email })
  const answer = await session.execute(slug, input)
  return { session, approvalId: readApprovalRequired(answer)?.approvalId ?? '' }
}

const mail = (subject: string) => ({ recipient_email: 'ben@example.com', subject, body: 'Hello' })

test('where nothing waits, it says so, and what comes is shown by itself, whose it is included', async () => {
  const page = await shown.open('/approvals')
  await page.getByText('Nothing waits.').waitFor()
  const { session } = await waiting('comes', 'GMAIL_SEND_EMAIL', mail('Lunch'))
  await page.getByText('Lunch').waitFor()
  await page.getByText('comes', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Deny' }).click()
  await page.getByText('Nothing waits.').waitFor()
  const link = page.getByRole('link', { name: session.sessionId })
  expect(await link.count()).toBe(0)
})

test('what destroys is approved after a question alone, by the keyboard', async () => {
  const { session, approvalId } = await waiting(
    'destroys',
    'GOOGLECALENDAR_DELETE_EVENT',
    { event_id: 'lunch' },
    'googlecalendar',
  )
  expect(approvalId).not.toBe('')
  const state = async () => (await session.approval(approvalId)).status
  const page = await shown.open('/approvals')
  const approve = page.getByRole('main').getByRole('button', { name: 'Approve' })
  await approve.focus()
  await page.keyboard.press('Enter')
  const asked = page.getByRole('dialog', { name: 'Approve what cannot be undone?' })
  await asked.waitFor()
  await page.keyboard.press('Escape')
  await asked.waitFor({ state: 'detached' })
  expect(await state()).toBe('waiting')
  await approve.focus()
  await page.keyboard.press('Enter')
  await asked.getByRole('button', { name: 'Approve' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('It is approved.').waitFor()
  expect(await state()).toBe('approved')
})

test('names and arguments that are markup are shown, and command nothing, in a list that axe finds no fault with and a phone holds', async () => {
  const name = '"><img src=x onerror=alert(1)>\u202E</bdi><script>alert(2)</script>'
  await waiting(name, 'GMAIL_SEND_EMAIL', mail(name))
  const faults = await looksOf(
    (look) => shown.open('/approvals', look),
    async (page) => {
      await page.getByText('<script>alert(2)</script>').first().waitFor()
      expect(await page.locator('main img, main script').count()).toBe(0)
    },
  )
  expect(faults).toEqual([])
})
