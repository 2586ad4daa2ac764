import { defineTool, defineToolkit, noAuth, post } from '@maillon/core/toolkit'
import { finishLink } from '@maillon/testkit/browser'
import { startUpstreams, type Upstreams, visitLink } from '@maillon/testkit/upstreams'
import { allToolkits } from '@maillon/toolkits'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import {
  faultsOf,
  looksOf,
  pressInDialog,
  startConsole,
  type Page,
} from '../../console.contract.ts'

/** What arrived at a service that answers markup. */
const arrived: unknown[] = []
const markup = '</code><img src="https://evil.test/x" onerror="alert(1)"><script>alert(2)</script>'
const desk = defineToolkit({
  slug: 'desk',
  name: 'Desk',
  description: markup,
  version: '20261130_00',
  baseUrl: 'https://desk.test',
  verified: 'imported',
  auth: noAuth(),
  local: {
    async fetch(request) {
      arrived.push(await request.json())
      return Response.json({ id: markup })
    },
    close: async () => {},
  },
  tools: [
    defineTool({
      slug: 'DESK_OPEN_TICKET',
      name: 'Open ticket',
      description: `Opens a ticket. ${markup}`,
      effect: 'write',
      input: z.object({
        title: z.string().min(3).describe(markup),
        urgent: z.boolean().optional(),
        labels: z.array(z.string()).optional(),
        kind: z.enum(['bug', 'wish']).optional(),
        points: z.int().optional(),
        person: z.object({ name: z.string() }).optional(),
        extra: z.record(z.string(), z.unknown()).optional(),
      }),
      output: z.object({ id: z.string() }),
      request: (input) => post('/tickets', input),
    }),
  ],
})

let world: Upstreams<'google'>
let shown: Awaited<ReturnType<typeof startConsole>>
beforeAll(async () => {
  world = await startUpstreams({ services: ['google'] })
  shown = await startConsole({
    toolkits: [...allToolkits, desk],
    routes: world.routes,
    authConfigs: { gmail: world.authConfigs.gmail },
  })
})
afterAll(async () => {
  await shown.stop()
  await world.stop()
})

const run = (page: Page) => page.getByRole('button', { name: 'Run', exact: true })
const outcome = (page: Page) => page.getByRole('region', { name: 'What came of it' })

test('from a session to the code: search, run, connect in another tab, and the call runs on by itself', async () => {
  const page = await shown.open('/playground')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByLabel('User').fill('plays')
  await page.getByRole('combobox', { name: 'Toolkits' }).fill('gmail')
  await page.getByRole('option', { name: 'Gmail' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Make the session' }).click()

  await page.getByLabel('What is to be done').fill('fetch my emails')
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByText(/The model reads about [\d,]+ tokens/).waitFor()
  await page.getByText('Not connected yet: gmail').waitFor()
  await page.getByRole('button', { name: /^GMAIL_FETCH_EMAILS/ }).click()

  await page.getByLabel('max_results').fill('900')
  await run(page).click()
  await page.getByText('expected number to be <=50').waitFor()
  await page.getByLabel('max_results').fill('2')
  await run(page).click()
  const link = page.getByRole('link', { name: 'Open the Connect Link' })
  const [tab] = await Promise.all([page.context().waitForEvent('page'), link.click()])
  await finishLink(tab, (await link.getAttribute('href')) ?? '', { user: world.users.ada.email })
  await page.getByRole('heading', { name: 'It worked' }).waitFor()
  await page.getByRole('region', { name: 'what it answered' }).getByText('"messages"').waitFor()
  const log = outcome(page).getByRole('link', { name: /^log_/ })
  expect(await log.getAttribute('href')).toBe(`/console/calls/${await log.textContent()}`)

  for (const [framework, says] of [
    ['AI SDK', "from '@maillon/vercel'"],
    ['OpenAI Agents', "from '@maillon/openai-agents'"],
    ['MCP', 'client.callTool'],
    ['HTTP', '"max_results":2'],
  ] as const) {
    await page.getByRole('tab', { name: framework, exact: true }).click()
    await page.getByRole('button', { name: `Copy the code for ${framework}` }).click()
    await page.getByRole('button', { name: `Copied the code for ${framework}` }).waitFor()
    const code = await page.evaluate('navigator.clipboard.readText()')
    expect(code).toContain(says)
    expect(code).toContain('GMAIL_FETCH_EMAILS')
    expect(code).not.toMatch(/mk_|Bearer/)
  }
})

test('a write asks first, then the session asks for approval, which is given here', async () => {
  const session = await shown.maillon.create('writes', {
    toolkits: ['gmail'],
    permissions: { effects: { write: 'ask_always' } },
  })
  const { redirectUrl } = await session.authorize('gmail')
  await visitLink(shown.engine, redirectUrl, { user: world.users.ada.email })
  const sent = () =>
    world.upstreams.google.requests.filter(({ path }) => path.endsWith('/messages/send')).length
  const before = sent()
  const page = await shown.open(`/playground/${session.sessionId}?tool=GMAIL_SEND_EMAIL`)
  await page.getByLabel('recipient_email').fill('ben@example.com')
  await page.getByText('more that may be left out').click()
  await page.getByLabel('subject').fill('Lunch')
  await page.getByRole('textbox', { name: 'body' }).fill('At noon?')
  await run(page).click()
  const dialog = page.getByRole('dialog', { name: 'Run GMAIL_SEND_EMAIL?' })
  await dialog.getByText('At noon?').waitFor()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect(await outcome(page).count()).toBe(0)
  await run(page).click()
  await page.getByRole('button', { name: 'Run it' }).click()
  await page.getByText('It waits for approval').waitFor()
  expect(sent()).toBe(before)
  await page.getByRole('button', { name: 'Approve, and run it' }).click()
  await page.getByRole('heading', { name: 'It worked' }).waitFor()
  expect(sent()).toBe(before + 1)

  // What was unfolded stays so.
  await page.getByLabel('subject').fill('Dinner')
  await run(page).click()
  await page.getByRole('button', { name: 'Run it' }).click()
  await page.getByRole('button', { name: 'Deny' }).click()
  await page.getByText('approval_denied', { exact: true }).waitFor()
  expect(sent()).toBe(before + 1)
})

test('by the keyboard alone every kind of argument is filled in and run, and an answer of markup commands nothing', async () => {
  const { sessionId } = await shown.maillon.create('types', { toolkits: ['desk'] })
  const page = await shown.open(`/playground/${sessionId}?tool=DESK_OPEN_TICKET`)
  await page.getByLabel('title').focus()
  await page.keyboard.type("It's <b>late</b>")
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'labels' }).focus()
  for (const label of ['a, b', 'c']) {
    await page.keyboard.type(label)
    await page.keyboard.press('Enter')
  }
  await page.getByRole('combobox', { name: 'kind' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByLabel('points').focus()
  await page.keyboard.type('3')
  await page.getByRole('group', { name: 'person' }).getByLabel('name').focus()
  await page.keyboard.type('Ada')
  await page.getByLabel('extra').focus()
  await page.keyboard.type('{"a": [1]')
  await page.getByText(/^This is no JSON/).waitFor()
  await page.keyboard.type('}')
  await run(page).focus()
  await page.keyboard.press('Enter')
  await pressInDialog(page, 'Run it')
  await page.getByRole('heading', { name: 'It worked' }).waitFor()
  const filled = arrived.at(-1)
  expect(filled).toMatchObject({
    title: "It's <b>late</b>",
    labels: ['a, b', 'c'],
    points: 3,
    person: { name: 'Ada' },
    extra: { a: [1] },
    urgent: expect.any(Boolean),
    kind: expect.stringMatching(/bug|wish/),
  })
  await page
    .getByRole('region', { name: 'what it answered' })
    .getByText('<script>alert(2)</script>')
    .waitFor()
  expect(await page.locator('main img, main script').count()).toBe(0)
  await page.getByRole('radio', { name: 'JSON' }).focus()
  await page.keyboard.press('Space')
  const written = await page.getByLabel('Arguments').last().inputValue()
  expect(JSON.parse(written)).toEqual(filled)
})

test('what a model sees is told for each vendor, with how much that is', async () => {
  const { sessionId } = await shown.maillon.create('looks', {
    toolkits: ['gmail'],
    preload: { tools: 'all' },
  })
  const page = await shown.open(`/playground/${sessionId}?tool=GMAIL_SEND_EMAIL`)
  await page.getByRole('tab', { name: 'What a model sees' }).click()
  const said = page.getByRole('status').getByText(/tools, about [\d,]+ tokens/)
  const common = await said.textContent()
  await page.getByRole('combobox', { name: 'Offered to' }).click()
  await page.getByRole('option', { name: /openai-strict/ }).click()
  await expect.poll(() => said.textContent()).not.toBe(common)
  const offered = page.getByRole('region', { name: 'GMAIL_SEND_EMAIL as it is offered' })
  await expect.poll(() => offered.last().textContent()).toContain('"additionalProperties": false')
})

test('axe finds nothing in the playground, which fits on a phone', async () => {
  const { sessionId } = await shown.maillon.create('phone', { toolkits: ['gmail', 'desk'] })
  const found: string[] = []
  const last = await looksOf(
    (look) => shown.open('/playground', look),
    async (page) => {
      await page.getByRole('heading', { name: 'Or go on with one' }).waitFor()
      found.push(...(await faultsOf(page)))
      await page.getByRole('link', { name: sessionId }).click()
      await page.getByLabel('What is to be done').fill('fetch my emails')
      await page.getByRole('button', { name: 'Search' }).click()
      await page.getByText('Not connected yet').waitFor()
      await page.getByRole('button', { name: /^GMAIL_FETCH_EMAILS/ }).click()
      await run(page).click()
      await page.getByText('Open the Connect Link').waitFor()
      found.push(...(await faultsOf(page)))
      await page.getByRole('tab', { name: 'All tools' }).click()
      await page.getByText('13 tools').waitFor()
      await page.getByRole('button', { name: /^DESK_OPEN_TICKET/ }).click()
      await page.getByLabel('title').waitFor()
      await run(page).click()
      await page.getByText('One argument is not right.').waitFor()
    },
  )
  expect([...found, ...last]).toEqual([])
})
