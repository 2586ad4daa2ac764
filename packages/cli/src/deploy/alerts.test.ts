import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createTestEngine } from '@maillon/testkit'
import { startPostgres } from '@maillon/testkit/postgres'
import { Maillon } from '@maillon/core'
import { parse } from 'yaml'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MetricsAddress, openMetricsAddress } from '../serve/metrics-address.ts'
import { deployFolder } from './described.contract.ts'

interface Rules {
  groups: { rules: { alert: string; expr: string; annotations: { summary: string } }[] }[]
}

const { groups } = parse(readFileSync(`${deployFolder}alerts.yaml`, 'utf8')) as Rules
const rules = groups.flatMap((group) => group.rules)
const ended: (() => Promise<void>)[] = []
let address: MetricsAddress
let scraped = ''

/** A service that takes a credential at first, and fails from then on. */
async function startService() {
  let isWell = true
  const server = createServer((request, response) => {
    if (!isWell && request.method === 'POST') {
      request.socket.destroy()
      return
    }
    response.writeHead(isWell ? 200 : 401, { 'content-type': 'application/json' })
    response.end('{"emailAddress":"ada@example.test","email":"ada@example.test","sub":"1"}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  ended.push(async () => void server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, fail: () => (isWell = false) }
}

/** An engine on Postgres that does some of everything, and fails at most of it. */
beforeAll(async () => {
  const postgres = await startPostgres()
  ended.push(postgres.stop)
  const service = await startService()
  address = await openMetricsAddress({ port: 0, host: '127.0.0.1' })
  ended.push(address.close)
  const hosts = ['oauth2', 'gmail', 'www', 'openidconnect'].map(
    (name) => `https://${name}.googleapis.com`,
  )
  const { engine, apiKey, stop } = await createTestEngine({
    database: postgres.url,
    databasePool: 3,
    authConfigs: { gmail: { clientId: 'id', clientSecret: 'canary-client-secret' } },
    routes: Object.fromEntries(hosts.map((host) => [host, service.url])),
  })
  ended.push(stop)
  const maillon = new Maillon({
    baseURL: 'https://connect.example.test',
    apiKey,
    fetch: (url, init) => engine.fetch(new Request(url, init)),
  })
  const gmail = await new Maillon({ engine }).authConfigs.create('gmail')
  const tokens = { accessToken: 'canary-a', refreshToken: 'canary-b', expiresIn: 3600 }
  await new Maillon({ engine }).connectedAccounts.create('user_canary', gmail.id, tokens)
  const session = await maillon.create('user_canary')
  service.fail()
  await session.execute('GMAIL_LIST_LABELS', {}, { idempotencyKey: 'one' })
  const { redirectUrl } = await session.authorize('gmail')
  await engine.fetch(new Request(redirectUrl))
  await engine.fetch(new Request(`${redirectUrl}x`))
  await engine.runJobs()
  scraped = await (await fetch(address.url)).text()
})
afterAll(async () => {
  for (const end of ended.toReversed()) await end()
})

test('Prometheus reads what is measured, by the pattern of a route, and nothing of it is a secret', async () => {
  expect(scraped).toContain('http_route="/api/v3.1/tool_router/session/:sessionId/execute"')
  expect(scraped).toMatch(/^maillon_pool_connections\{maillon_of="idle"\} [1-3]$/m)
  expect(scraped).not.toContain('canary')
  expect(scraped).not.toContain('ada@')
  const { origin } = new URL(address.url)
  expect((await fetch(`${origin}/api/v3.1/toolkits`)).status).toBe(404)
  const second = openMetricsAddress({ port: 0, host: '127.0.0.1' })
  await expect(second).rejects.toMatchObject({ code: 'config_invalid' })
})

test.each(rules)(
  '$alert asks for what is measured, by labels that it has',
  ({ expr, annotations }) => {
    const labels = [
      ...expr.matchAll(/by \(([^)]*)\)/g),
      ...expr.matchAll(/[{,](\w+)(?:=~?|!=)/g),
      ...annotations.summary.matchAll(/\$labels\.(\w+)/g),
    ].flatMap(([, names = '']) => names.split(/,\s*/))
    const names = new Set(expr.match(/\bmaillon_\w+\b(?=[{[])/g))
    for (const name of names) {
      const samples = scraped.split('\n').filter((line) => line.startsWith(`${name}{`))
      expect(samples, name).not.toEqual([])
      // `instance` and `job` are of Prometheus itself.
      for (const label of labels.filter((own) => !['instance', 'job'].includes(own)))
        expect(
          samples.some((sample) => sample.includes(`${label}="`)),
          label,
        ).toBe(true)
      for (const [, label = '', value = ''] of expr.matchAll(/(maillon_\w+)="([^"]+)"/g))
        expect(
          samples.some((sample) => sample.includes(`${label}="${value}"`)),
          value,
        ).toBe(true)
    }
    if (names.size === 0) expect(expr).toMatch(/^up\{/)
  },
)
