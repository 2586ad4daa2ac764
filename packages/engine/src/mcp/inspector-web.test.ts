import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type AddressInfo, createServer } from 'node:net'

import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Maillon } from '@maillon/core'
import { startTestEngine } from '@maillon/testkit'
import { launchBrowser } from '@maillon/testkit/browser'
import { startUpstreams } from '@maillon/testkit/upstreams'
import { onTestFinished, test } from 'vitest'
import type { Endpoint } from './fixtures.contract.ts'

test('the inspector’s page opens the Connect Link, and shows the answer of the call that waited', async () => {
  const world = await startUpstreams({ services: ['google'] })
  onTestFinished(() => world.stop())
  const served = await startTestEngine({ routes: world.routes, authConfigs: world.authConfigs })
  onTestFinished(() => served.stop())
  const maillon = new Maillon({ apiKey: served.apiKey, baseURL: served.url })
  const session = await maillon.create('user_123', {
    toolkits: ['gmail'],
    preload: { tools: ['GMAIL_FETCH_EMAILS'] },
  })
  const address = await startInspector(session.mcp)
  const browser = await launchBrowser()
  onTestFinished(() => browser.close())
  const page = await browser.newPage()
  page.setDefaultTimeout(20_000)
  await page.route(isElsewhere, (route) => route.abort())
  await page.goto(address)
  // What a pointer would hit is drawn beside the switch, once its styles are there.
  await page.getByRole('switch').first().dispatchEvent('click')
  await page.getByText('Tools', { exact: true }).first().click()
  await page.getByText('GMAIL_FETCH_EMAILS').first().click()
  await page.getByRole('button', { name: 'Execute Tool' }).click()

  const dialog = page.getByRole('dialog')
  await dialog.getByText('Connect your Gmail account').waitFor()
  const popup = page.waitForEvent('popup')
  await dialog.getByRole('button', { name: 'Open in Browser' }).click()
  const link = await popup
  await link.getByRole('button', { name: /continue/i }).click()
  await link.getByRole('button', { name: world.users.ada.email }).click()
  await link.getByText('Gmail is connected').waitFor()
  await dialog.getByRole('button', { name: /completed/i }).click()
  await page.getByText('Results', { exact: true }).waitFor()
  await page.getByText('Priya Nair').first().waitFor()
  await dialog.waitFor({ state: 'detached' })
})

/** The page asks other machines for its fonts. */
function isElsewhere({ hostname }: URL): boolean {
  return hostname !== 'localhost' && hostname !== '127.0.0.1'
}

/** The inspector as its command starts it, on loopback, with a home that is thrown away; answers its page's address. */
async function startInspector({ url, headers }: Endpoint): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'inspector-'))
  onTestFinished(() => rm(home, { recursive: true, force: true }))
  const manifest = createRequire(import.meta.url).resolve(
    '@modelcontextprotocol/inspector/package.json',
  )
  const main = join(dirname(manifest), 'clients/launcher/build/index.js')
  const server = ['--server-url', url, '--transport', 'http', '--protocol-era', 'modern']
  const header = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  const [page, sandbox] = [await freePort(), await freePort()]
  const inspector = spawn(process.execPath, [main, '--web', ...server, '--header', ...header], {
    env: {
      ...process.env,
      HOME: home,
      MCP_STORAGE_DIR: home,
      MCP_INSPECTOR_SECRET_STORE: 'memory',
      MCP_AUTO_OPEN_ENABLED: 'false',
      HOST: '127.0.0.1',
      CLIENT_PORT: String(page),
      MCP_SANDBOX_PORT: String(sandbox),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => inspector.once('close', () => resolve()))
  onTestFinished(() => {
    inspector.kill()
    return ended
  })
  return new Promise((resolve, reject) => {
    let said = ''
    const read = (chunk: Buffer) => {
      said += chunk
      const [address] = /http:\/\/127\.0\.0\.1:\d+\S*TOKEN=\w+/.exec(said) ?? []
      if (address) resolve(address)
    }
    inspector.stdout.on('data', read)
    inspector.stderr.on('data', read)
    void ended.then(() => reject(new Error(`The inspector ended: ${said}`)))
  })
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
