import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { launchBrowser } from '@maillon/testkit/browser'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { faults } from './faults.contract.ts'
import { startChat } from './start-chat.ts'

let chat: Awaited<ReturnType<typeof startChat>>
let browser: Browser
let context: BrowserContext
let page: Page
let problems: string[]
beforeAll(async () => {
  const started = await Promise.all([startChat({ port: 0 }), launchBrowser()])
  ;[chat, browser] = started
})
afterAll(async () => {
  await browser.close()
  await chat.stop()
})
beforeEach(async () => {
  context = await browser.newContext()
  page = await context.newPage()
  problems = []
  page.on('pageerror', ({ message }) => problems.push(message))
  await page.goto(chat.url)
})
afterEach(async () => {
  expect(problems).toEqual([])
  await context.close()
})

/** How many mails were sent. */
function sent(): number {
  const { requests } = chat.upstreams.google
  return requests.filter(({ path }) => path.endsWith('/messages/send')).length
}

/** Asks for the mail, and opens the link of the card that comes. */
async function openLink(card: Page = page): Promise<Page> {
  const link = card.getByRole('link', { name: 'Connect Gmail' }).last()
  const [tab] = await Promise.all([context.waitForEvent('page'), link.click()])
  await tab.waitForLoadState()
  return tab
}

async function consent(tab: Page): Promise<void> {
  await tab.getByRole('button', { name: /continue/i }).click()
  await tab.getByRole('button', { name: chat.users.ada.email }).click()
}

test('the card connects the account in another tab, and the chat goes on by itself', async () => {
  await page.getByRole('button', { name: 'Summarize my emails from today' }).click()
  const tab = await openLink()
  await page.getByText('Waiting for you in the other tab.').waitFor()
  await consent(tab)
  const card = page.getByRole('region', { name: 'Connect Gmail' })
  await card.getByText('Gmail is connected').waitFor()
  await page.getByText(/Here is a summary of 5 emails from today/).waitFor()
  await page.getByRole('button', { name: 'Send', exact: true }).waitFor()
  expect(await page.getByRole('listitem').count()).toBe(5)
  expect(await card.count()).toBe(1)
  // A person who writes on has the account already.
  await page.getByRole('textbox', { name: 'Message' }).fill('My inbox again, please')
  // What is sent while an answer comes is kept back.
  await page.getByRole('button', { name: 'Send', exact: true }).waitFor()
  await page.keyboard.press('Enter')
  await page
    .getByText(/Here is a summary of 5/)
    .nth(1)
    .waitFor()
  expect(await card.count()).toBe(1)
})

test('a person who says no is told so, and gets a new card when they want one', async () => {
  await page.getByRole('button', { name: 'Summarize my emails from today' }).click()
  const tab = await openLink()
  await tab.getByRole('button', { name: /cancel/i }).click()
  await page.getByText('That did not work, and nothing was connected.').waitFor()
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('link', { name: 'Connect Gmail' }).waitFor()
  await consent(await openLink())
  await page.getByText(/Here is a summary of 5 emails from today/).waitFor()
})

test('a mail is sent once the person has approved it, whom the card shows all of it, on a phone too', async () => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.getByRole('button', { name: 'Mail Ben that I am late' }).click()
  await consent(await openLink())
  const card = page.getByRole('region', { name: 'Approve Gmail: send email' })
  await card.getByText('Ten minutes late.').waitFor()
  expect(await card.getByText('ben@example.com').isVisible()).toBe(true)
  expect(sent()).toBe(0)
  expect(await faults(page)).toEqual([])
  await card.getByRole('button', { name: 'Approve' }).click()
  await page.getByText('Ben has your mail.').waitFor()
  expect(await card.count()).toBe(0)
  expect(sent()).toBe(1)

  await page.getByRole('textbox', { name: 'Message' }).fill('Mail Ben again')
  // What is sent while an answer comes is kept back.
  await page.getByRole('button', { name: 'Send', exact: true }).waitFor()
  await page.keyboard.press('Enter')
  await card.getByRole('button', { name: 'Deny' }).click()
  await page.getByText('I have not sent it.').waitFor()
  await page.getByText('not approved').waitFor()
  expect(await faults(page)).toEqual([])
  expect(sent()).toBe(1)
})

test('the page holds no key, and nobody hears of the connections of others', async () => {
  const bodies: Promise<string>[] = []
  page.on('response', (response) => {
    if (response.url().includes('/api/')) bodies.push(response.text().catch(() => ''))
  })
  await page.getByRole('button', { name: 'Summarize my emails from today' }).click()
  const tab = await openLink()
  const link = tab.url()
  const stranger = await browser.newContext()
  const { cookies } = await page.context().storageState()
  expect(cookies.every(({ httpOnly }) => httpOnly)).toBe(true)
  await consent(tab)
  await page.getByText(/Here is a summary/).waitFor()
  const text = (await Promise.all(bodies)).join('\n')
  const account = /"connectedAccountId":"(ca_\w+)"/.exec(text)?.[1]
  expect(text).not.toMatch(/ya29\.|refresh_token|access_token|mk_\w{20}/)
  const data = { connectedAccountId: account, redirectUrl: link }
  const url = `${chat.url}/api/connect`
  expect((await stranger.request.post(url, { data })).status()).toBe(404)
  expect(await (await context.request.post(url, { data })).json()).toEqual({ status: 'connected' })
  await stranger.close()
})

test('with a key, the model at OPENAI_BASE_URL answers', async () => {
  const asked: { headers: Record<string, unknown>; tools: unknown[] }[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    asked.push({ headers: request.headers, tools: JSON.parse(body).tools })
    const choices = [{ index: 0, delta: { content: 'Hello from afar.' }, finish_reason: 'stop' }]
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.end(`data: ${JSON.stringify({ id: '1', choices })}\n\ndata: [DONE]\n\n`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  vi.stubEnv('OPENAI_API_KEY', 'sk-test')
  vi.stubEnv('OPENAI_MODEL', 'some-model')
  vi.stubEnv('OPENAI_BASE_URL', `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`)
  const other = await startChat({ port: 0 }).finally(() => vi.unstubAllEnvs())
  await page.goto(other.url)
  await page.getByText('Answers by some-model').waitFor()
  await page.getByRole('textbox', { name: 'Message' }).fill('Hello')
  // What is sent while an answer comes is kept back.
  await page.getByRole('button', { name: 'Send', exact: true }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Hello from afar.').waitFor()
  expect(asked[0]?.headers.authorization).toBe('Bearer sk-test')
  expect(asked[0]?.tools).toContainEqual(
    expect.objectContaining({
      function: expect.objectContaining({ name: 'COMPOSIO_SEARCH_TOOLS' }),
    }),
  )
  await other.stop()
  server.close()
})
