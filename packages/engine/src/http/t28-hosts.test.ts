import { type Route, routes } from '@maillon/core/contract'
import { createTestEngine } from '@maillon/testkit'
import { expect, onTestFinished, test } from 'vitest'

const ownHost = 'connect.example.test'
const publicUrl = `https://${ownHost}`

async function startEngine(allowedHosts?: readonly string[]) {
  const served = await createTestEngine({ publicUrl, ...(allowedHosts && { allowedHosts }) })
  onTestFinished(() => served.stop())
  return (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    served.engine.fetch(
      new Request(publicUrl + path, {
        method,
        headers: { 'x-api-key': served.apiKey, ...headers },
      }),
    )
}

const paths = [
  ...Object.values(routes as Record<string, Route>).map(
    ({ method, path }) => [method, `/api/v3.1${path}`] as const,
  ),
  ['GET', '/api/v3/toolkits'],
  ['POST', '/mcp/trs_1'],
  ['GET', '/link/ln_1'],
  ['POST', '/link/ln_1'],
  ['GET', '/oauth/callback?state=st_1'],
  ['GET', '/none'],
] as const

test.each(paths)('T28 %s %s refuses a Host that is none of ours', async (method, path) => {
  const call = await startEngine([])
  for (const host of [
    'evil.example',
    'connect.example.test.evil.example',
    '',
    'a b',
    '[',
    `a@${ownHost}`,
    `${ownHost}/a`,
    `${ownHost}#`,
    `${ownHost}:`,
  ]) {
    const answer = await call(path, { host }, method)
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ error: { slug: 'forbidden' } })
  }
  const own = await call(path, { host: 'CONNECT.example.test' }, method)
  expect(own.status).not.toBe(403)
})

test('T28 further hosts are allowed by name, with their port or with any', async () => {
  const call = await startEngine(['engine.internal:8080', 'localhost'])
  const status = async (host: string) => (await call('/api/v3.1/toolkits', { host })).status
  expect(await status('engine.internal:8080')).toBe(200)
  expect(await status('engine.internal:9090')).toBe(403)
  expect(await status('localhost:1234')).toBe(200)
})

test('T28 a load balancer asks by any address', async () => {
  const call = await startEngine([])
  for (const path of ['/healthz', '/readyz'])
    expect((await call(path, { host: '10.1.2.3:4400' })).status).toBe(200)
})

test('T28 no page of another origin calls the API, mounted engines included', async () => {
  const call = await startEngine()
  const status = async (origin: string, path = '/api/v3.1/toolkits') =>
    (await call(path, { origin })).status
  for (const origin of [
    'https://evil.example',
    'null',
    'https://connect.example.test.evil.example',
  ])
    for (const path of ['/api/v3.1/toolkits', '/mcp/trs_1'])
      expect(await status(origin, path)).toBe(403)
  expect(await status(publicUrl)).toBe(200)
})

test('T28 an engine on this machine answers to all of its names, whatever the port', async () => {
  const served = await createTestEngine({ publicUrl: 'http://localhost:4400', allowedHosts: [] })
  onTestFinished(() => served.stop())
  const status = async (headers: Record<string, string>) =>
    (await served.engine.fetch(new Request('http://localhost:4400/none', { headers }))).status
  for (const host of [
    'localhost:4400',
    '127.0.0.1:4400',
    '[::1]',
    'app.localhost',
    'a.b.localhost:1',
  ])
    expect(await status({ host, origin: `http://${host}` })).toBe(404)
  expect(await status({ host: 'localhost', origin: 'http://localhost:6274' })).toBe(404)
  expect(await status({ host: 'localhost', origin: 'http://evil.example' })).toBe(403)
  expect(await status({ host: 'localhost.evil.example' })).toBe(403)
  for (const host of ['app.localhost.evil.example', 'app.localhost.', 'evil_localhost'])
    expect(await status({ host })).toBe(403)
})
