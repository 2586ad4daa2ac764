import { launchBrowser } from '@maillon/testkit/browser'
import {
  type ModelReply,
  type ModelRequest,
  type StartedModel,
  startModel,
} from '@maillon/testkit/models'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { faults } from './faults.contract.ts'
import { startChat } from './start-chat.ts'

let model: StartedModel
let chat: Awaited<ReturnType<typeof startChat>>
let browser: Browser
let context: BrowserContext
let page: Page
beforeAll(async () => {
  // Refuses what OpenAI refuses: above all a call that has no answer.
  model = await startModel({ vendor: 'openai', replies: reply })
  vi.stubEnv('OPENAI_API_KEY', 'sk-test')
  vi.stubEnv('OPENAI_BASE_URL', `${model.url}/v1`)
  const started = startChat({ port: 0 }).finally(() => vi.unstubAllEnvs())
  ;[chat, browser] = await Promise.all([started, launchBrowser()])
})
afterAll(async () => {
  await browser.close()
  await chat.stop()
  await model.close()
})
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 390, height: 780 } })
  page = await context.newPage()
  await page.goto(chat.url)
})
afterEach(async () => {
  expect(model.requests.flatMap(({ refusal }) => refusal ?? [])).toEqual([])
  await context.close()
})

const labels = { tool_slug: 'GMAIL_LIST_LABELS', arguments: {} }
const mails = (max_results: number) => ({
  tool_slug: 'GMAIL_FETCH_EMAILS',
  arguments: { max_results },
})
const mail = {
  tool_slug: 'GMAIL_SEND_EMAIL',
  arguments: { recipient_email: 'ben@example.com', subject: 'Late', body: 'Ten minutes.' },
}

/** A model that does what it is told by a word, and repeats what it knows of all its calls. */
function reply({ body }: ModelRequest): ModelReply {
  const messages = body.messages as { role: string; content: unknown }[]
  const said = JSON.stringify(messages.at(-1)?.content)
  if (messages.at(-1)?.role === 'user') {
    if (said.includes('Mails')) return calls(mails(2))
    if (said.includes('Both')) return calls(mails(1), labels)
    if (said.includes('Send')) return calls(mail)
  }
  const results = messages.flatMap(({ role, content }) => (role === 'tool' ? String(content) : []))
  return { text: results.map((one) => `Told: ${mark(one)}.`).join('\n') || 'Told nothing.' }
}

function calls(...each: object[]): ModelReply {
  const name = 'COMPOSIO_MULTI_EXECUTE_TOOL'
  return { calls: each.map((one) => ({ name, arguments: { tools: [one] } })) }
}

/** What is told of a call, in a word. */
function mark(result: string): string {
  return Object.entries(words).find(([, sign]) => result.includes(sign))?.[0] ?? 'something else'
}

const words = {
  'no account': 'connection_required',
  'what was stopped': 'may have taken effect',
  'what nobody approved': 'in place of approving',
  mails: 'resultSizeEstimate',
  'a sent mail': '"labelIds":["SENT',
}

async function say(text: string, tab = page): Promise<void> {
  await tab.getByRole('textbox', { name: 'Message' }).fill(text)
  // What is sent while an answer comes is kept back.
  await tab.getByRole('button', { name: 'Send', exact: true }).waitFor()
  await tab.keyboard.press('Enter')
}

/** The user connects Gmail at the card; the page was loaded anew before. */
async function connect(): Promise<void> {
  await say('Mails')
  await page.getByText('Told: no account.').waitFor()
  await page.reload()
  const link = page.getByRole('link', { name: 'Connect Gmail' })
  const [tab] = await Promise.all([context.waitForEvent('page'), link.click()])
  await tab.getByRole('button', { name: /continue/i }).click()
  await tab.getByRole('button', { name: chat.users.ada.email }).click()
  await page.getByText('Told: mails.').waitFor()
}

const asked = (path: RegExp) =>
  chat.upstreams.google.requests.filter((one) => path.test(`${one.method} ${one.path}`)).length

test('a turn that was stopped amid two calls goes on, after the page was loaded anew: what was done is not done again', async () => {
  await connect()
  const listed = asked(/^GET .*labels$/)
  const held = Promise.withResolvers<void>()
  chat.upstreams.google.faults.push({ match: /^GET .*labels$/, until: held.promise })
  await say('Both')
  await page.locator('.tool-done', { hasText: 'fetch emails' }).nth(1).waitFor()
  await page.getByRole('button', { name: 'Stop' }).click()
  await page.locator('.tool-stopped', { hasText: 'list labels' }).waitFor()
  expect(await faults(page)).toEqual([])
  await page.reload()
  await page.locator('.tool-stopped', { hasText: 'list labels' }).waitFor()
  const fetched = asked(/^GET .*messages\?/)
  await say('What came of it?')
  await page.getByText('Told: what was stopped.').waitFor()
  expect(await page.getByText('Told: mails.').count()).toBe(2)
  held.resolve()
  expect(asked(/^GET .*messages\?/)).toBe(fetched)
  expect(asked(/^GET .*labels$/)).toBe(listed + 1)
})

test('who writes in place of approving goes on, and one approval in two tabs sends one mail', async () => {
  await connect()
  await say('Send it')
  const card = page.getByRole('region', { name: 'Approve Gmail: send email' })
  await card.getByRole('button', { name: 'Approve' }).waitFor()
  await say('Rather not yet')
  await page.getByText('Told: what nobody approved.').waitFor()
  await card.getByText('You wrote instead of answering').waitFor()
  expect(await card.getByRole('button').count()).toBe(0)
  expect(asked(/messages\/send/)).toBe(0)

  await say('Send it now')
  await card.getByRole('button', { name: 'Approve' }).waitFor()
  await page.reload()
  const other = await context.newPage()
  await other.goto(chat.url)
  await Promise.all(
    [page, other].map(async (tab) => {
      await tab.getByRole('button', { name: 'Approve' }).click()
      await tab.getByText('Told: a sent mail.').waitFor()
    }),
  )
  expect(await faults(page)).toEqual([])
  expect(asked(/messages\/send/)).toBe(1)
})
