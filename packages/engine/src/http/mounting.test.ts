import { createTestEngine, startTestEngine } from '@maillon/testkit'
import { Hono } from 'hono'
import { expect, onTestFinished, test } from 'vitest'

async function engineAt(publicUrl: string) {
  const { engine, apiKey, stop } = await createTestEngine({
    publicUrl,
    authConfigs: { gmail: { clientId: 'id', clientSecret: 'secret' } },
  })
  onTestFinished(stop)
  return { engine, headers: { 'x-api-key': apiKey } }
}

const create = { method: 'POST', body: JSON.stringify({ user_id: 'u' }) }

test('below a path, the whole path and the rest of it both lead in', async () => {
  const { engine, headers } = await engineAt('http://localhost:4000/connect/here/')
  for (const base of [
    'http://localhost:4000/connect/here',
    'http://localhost:4000',
    'http://any',
  ]) {
    const request = new Request(`${base}/api/v3.1/tool_router/session`, { ...create, headers })
    const response = await engine.fetch(request)
    expect(response.status).toBe(201)
    const { session_id: id, mcp } = (await response.json()) as {
      session_id: string
      mcp: { url: string }
    }
    expect(mcp.url).toBe(`http://localhost:4000/connect/here/mcp/${id}`)
    const link = await engine.fetch(
      new Request(`${base}/api/v3.1/tool_router/session/${id}/link`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ toolkit: 'gmail' }),
      }),
    )
    const { redirect_url: url } = (await link.json()) as { redirect_url: string }
    expect(url).toMatch(/^http:\/\/localhost:4000\/connect\/here\/link\/ln_/)
    expect((await engine.fetch(new Request(url))).status).toBe(200)
  }
})

test('a path that only starts alike is another one', async () => {
  const { engine, headers } = await engineAt('http://localhost:4000/connect')
  for (const path of ['/connectapi/v3.1/toolkits', '/connected/api/v3.1/toolkits', '/connect']) {
    const request = new Request(`http://localhost:4000${path}`, { headers })
    expect((await engine.fetch(request)).status).toBe(404)
  }
})

test("links never come from a request's Host", async () => {
  const { engine, headers } = await engineAt('https://connect.example.test')
  const spoofed = { ...headers, host: 'evil.example', 'x-forwarded-host': 'evil.example' }
  const response = await engine.fetch(
    new Request('https://evil.example/api/v3.1/tool_router/session', {
      ...create,
      headers: spoofed,
    }),
  )
  expect(await response.text()).not.toContain('evil.example')
})

test('it mounts in a Hono app, which hands on the whole path or the rest of it', async () => {
  const { engine, headers } = await engineAt('http://localhost:4000/maillon')
  const whole = new Hono()
  whole.all('/maillon/*', (context) => engine.fetch(context.req.raw))
  const rest = new Hono().mount('/maillon', engine.fetch)
  const url = 'http://localhost:4000/maillon/api/v3.1/tool_router/session'
  for (const app of [whole, rest])
    expect((await app.fetch(new Request(url, { ...create, headers }))).status).toBe(201)
})

test('over a socket, below a path, bodies arrive whole or are refused whole', async () => {
  const publicUrl = 'http://localhost:4000/maillon'
  const { url, apiKey, stop } = await startTestEngine({ publicUrl })
  onTestFinished(stop)
  const headers = { 'x-api-key': apiKey }
  const sessions = `${url}/maillon/api/v3.1/tool_router/session`
  expect((await fetch(sessions, { ...create, headers })).status).toBe(201)
  const body = JSON.stringify({ user_id: 'x'.repeat(5_000_000) })
  expect((await fetch(sessions, { ...create, headers, body })).status).toBe(413)
})

test('without an address of its own the engine says which line to add, and makes nothing', async () => {
  const { engine, apiKey, stop } = await createTestEngine({
    // Left out in an app; the test engine has one.
    publicUrl: undefined as never,
    authConfigs: { gmail: { clientId: 'id', clientSecret: 'secret' } },
  })
  onTestFinished(stop)
  const headers = { 'x-api-key': apiKey }
  const base = 'http://localhost/api/v3.1'
  const post = (path: string, body: object) =>
    engine.fetch(new Request(base + path, { method: 'POST', headers, body: JSON.stringify(body) }))
  const created = await post('/tool_router/session', { user_id: 'u' })
  const session = (await created.json()) as { session_id: string; mcp: { url: string | null } }
  expect(session.mcp.url).toBeNull()
  const link = await post(`/tool_router/session/${session.session_id}/link`, { toolkit: 'gmail' })
  expect(link.status).toBe(400)
  const { error } = (await link.json()) as { error: { slug: string; suggested_fix: string } }
  expect(error.slug).toBe('public_url_missing')
  expect(error.suggested_fix).toContain('publicUrl:')
  const accounts = await engine.fetch(new Request(`${base}/connected_accounts`, { headers }))
  expect(await accounts.json()).toMatchObject({ total_items: 0 })
})
