import { startTestEngine } from '@maillon/testkit'
import { finishLink, launchBrowser } from '@maillon/testkit/browser'
import { startUpstreams, type Upstreams } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Maillon } from '@maillon/core'
import { realClients } from './real-clients.contract.ts'

let world: Upstreams<'google'>
let served: Awaited<ReturnType<typeof startTestEngine>>
let browser: Awaited<ReturnType<typeof launchBrowser>>

beforeAll(async () => {
  world = await startUpstreams({ services: ['google'] })
  served = await startTestEngine({ routes: world.routes, authConfigs: world.authConfigs })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await served.stop()
  await world.stop()
})

test.each(Object.entries(realClients))(
  '%s lists, calls, connects in a browser, and calls again',
  async (name, open) => {
    const maillon = new Maillon({ apiKey: served.apiKey, baseURL: served.url })
    const session = await maillon.create(`user of ${name}`, {
      toolkits: ['gmail'],
      preload: { tools: ['GMAIL_FETCH_EMAILS'] },
    })
    const client = await open(session.mcp)
    const tools = await session.rawTools()
    expect((await client.list()).toSorted()).toEqual(tools.map(({ slug }) => slug).toSorted())

    const fetchMail = async () => {
      const [text = '', ...others] = await client.call('GMAIL_FETCH_EMAILS', { max_results: 1 })
      // The model reads the result once.
      expect(others).toEqual([])
      return JSON.parse(text)
    }
    const first = await fetchMail()
    expect(first).toMatchObject({ code: 'connection_required', toolkit: 'gmail' })
    const context = await browser.newContext()
    await finishLink(await context.newPage(), first.redirect_url, { user: world.users.ada.email })
    await context.close()
    expect(await fetchMail()).toMatchObject({ messages: [{}] })
    await client.close()
  },
)
