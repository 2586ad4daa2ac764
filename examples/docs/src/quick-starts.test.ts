import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { testEncryptionKey } from '@maillon/testkit'
import { type StartedModel, startModel } from '@maillon/testkit/models'
import { inboxModel } from '@maillon/testkit/story'
import { afterAll, beforeAll, expect, test } from 'vitest'

let model: StartedModel
beforeAll(async () => {
  model = await startModel({ vendor: 'openai', replies: inboxModel })
})
afterAll(() => model.close())

const ask = 'Summarize my emails from today'
const messages = [{ id: '1', role: 'user', parts: [{ type: 'text', text: ask }] }]

/** The app that a page prints, written as it is printed but for its port, and started. */
async function started(name: string) {
  const folder = join(import.meta.dirname, '../.vitest/quick-starts', name)
  rmSync(folder, { recursive: true, force: true })
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const port = String((probe.address() as AddressInfo).port)
  probe.close()
  const page = readFileSync(
    join(import.meta.dirname, `../../../docs/quick-start-${name}.md`),
    'utf8',
  )
  for (const [, code = ''] of page.matchAll(/^```ts\n([\s\S]*?)^```$/gm)) {
    const file = join(folder, /^\/\/ (\S+)/.exec(code)?.[1] ?? '')
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, code.replaceAll('3000', port))
  }
  const app = spawn(process.execPath, ['--conditions=@maillon/source', 'src/main.ts'], {
    cwd: folder,
    env: {
      ...process.env,
      MAILLON_ENCRYPTION_KEY: testEncryptionKey(),
      GMAIL_CLIENT_ID: 'client',
      GMAIL_CLIENT_SECRET: 'secret',
      OPENAI_API_KEY: 'none',
      OPENAI_BASE_URL: `${model.url}/v1`,
    },
  })
  return { app, url: `http://localhost:${port}` }
}

/** What the app writes until it says something. */
async function heard(app: ChildProcess, something: RegExp): Promise<string> {
  let text = ''
  for await (const chunk of app.stdout ?? []) {
    text += String(chunk)
    if (something.test(text)) return text
  }
  return text
}

/** What a page of the chat is answered, once the app listens. */
async function answered(app: ChildProcess, url: string): Promise<string> {
  await heard(app, /http/)
  const headers = { 'content-type': 'application/json' }
  const init = { method: 'POST', headers, body: JSON.stringify({ messages }) }
  return (await fetch(`${url}/api/chat`, init)).text()
}

const guide = readFileSync(join(import.meta.dirname, '../../../docs/own-mailbox.md'), 'utf8')
const [registered = ''] = /http:\/\/localhost:3000\S+callback\S+/.exec(guide) ?? []
const [scope = ''] = /https:\/\/www\.googleapis\.com\/auth\/[\w.]+/.exec(guide) ?? []

/** Where a person who presses Continue is sent, and with what. */
async function authorized(link: string) {
  const page = await fetch(link)
  const cookie = page.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const headers = { cookie, origin: new URL(link).origin }
  const sent = await fetch(link, { method: 'POST', headers, redirect: 'manual' })
  const { origin, searchParams } = new URL(sent.headers.get('location') ?? '')
  return { origin, redirectUri: searchParams.get('redirect_uri'), scope: searchParams.get('scope') }
}

test.concurrent.for(['vercel', 'express', 'openai', 'langgraph'])(
  'the app of the quick start %s hands out a Connect Link to Google, with what own-mailbox.md registers',
  async (name) => {
    const { app, url } = await started(name)
    try {
      app.stdin?.write(`${ask}\n`)
      const isPage = name === 'vercel' || name === 'express'
      const said = isPage ? await answered(app, url) : await heard(app, /\/link\/ln_\w{40}/)
      const [link = ''] = /http:\/\/localhost:\d+\/connect\/link\/ln_\w+/.exec(said) ?? [said]
      expect(link).toMatch(new RegExp(`^${url}/connect/link/`))
      expect(await authorized(link)).toEqual({
        origin: 'https://accounts.google.com',
        redirectUri: registered.replace('3000', new URL(url).port),
        scope: `openid email ${scope}`,
      })
    } finally {
      app.kill()
    }
  },
)

test.concurrent('the server of the quick start mcp lets in whom it told the header', async () => {
  const { app } = await started('mcp')
  try {
    const [, url = '', authorization = ''] =
      /(http\S+)[^]*'(Bearer mst_\S+)'/.exec(await heard(app, /'Bearer mst_\S+'/)) ?? []
    const headers = {
      authorization,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
    }
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' })
    const answer = await fetch(url, { method: 'POST', headers, body })
    expect(await answer.text()).toContain('COMPOSIO_SEARCH_TOOLS')
  } finally {
    app.kill()
  }
})
