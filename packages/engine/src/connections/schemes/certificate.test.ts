import { once } from 'node:events'
import { createServer } from 'node:https'
import type { LookupFunction } from 'node:net'
import type { AddressInfo } from 'node:net'
import { getCACertificates, setDefaultCACertificates, type TLSSocket } from 'node:tls'
import { apiKeys, signIn } from '@maillon/core/toolkit'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { newEngine } from '../fixtures.contract.ts'
import { createOutbound } from '../../outbound/outbound.ts'
import { originRoutes } from '../../outbound/routes.ts'
import { authority, client, server } from './certificates.contract.ts'
import { origin, toolkitOf } from './scheme-world.contract.ts'

beforeAll(() => {
  const before = getCACertificates('default')
  setDefaultCACertificates([...before, authority])
  return () => setDefaultCACertificates(before)
})

/** A service that makes no connection without a certificate of its authority, and says whose it was. */
async function startCertified() {
  const seen: string[] = []
  const tls = { ...server, ca: authority, requestCert: true, rejectUnauthorized: true }
  const service = createServer(tls, (request, response) => {
    const { subject } = (request.socket as TLSSocket).getPeerCertificate()
    seen.push(`${request.method} ${request.url} ${subject.CN}`)
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ sub: subject.CN, access_token: 'at_canary', expires_in: 3600 }))
  })
  service.listen(0, '127.0.0.1')
  await once(service, 'listening')
  onTestFinished(() => {
    service.closeAllConnections()
    service.close()
  })
  const { port } = service.address() as AddressInfo
  return { seen, routes: { [origin]: `https://127.0.0.1:${port}` }, port }
}

const fields = {
  cert: { label: 'Certificate', secret: true, multiline: true, format: 'pem' },
  key: { label: 'Private key', secret: true, multiline: true, format: 'pem' },
} as const
const certificate = { cert: '{cert}', key: '{key}' }

test.each([
  ['a key', apiKeys({ fields, certificate }), ['GET /v1/me client', 'GET /v1/items?of=all client']],
  [
    'a token',
    signIn({ fields, certificate, request: { url: `${origin}/token` } }),
    ['POST /token client', 'GET /v1/me client', 'GET /v1/items?of=all client'],
  ],
])('a client certificate in place of %s is shown to its service', async (_, auth, calls) => {
  const { seen, routes } = await startCertified()
  const world = await newEngine({ routes, authConfigs: {} }, { toolkits: [toolkitOf(auth)] })
  const session = await world.app.session()
  const link = await session.link('service')
  const connected = await world.visitor().press(`${link.redirect_url}/key`, client)
  expect(connected.status).toBe(200)
  expect(await session.execute('SERVICE_READ')).toMatchObject({ data: { sub: 'client' } })
  expect(seen).toEqual(calls)
})

test('requests of others do not go by the connection that showed it', async () => {
  const { seen, routes } = await startCertified()
  const outbound = createOutbound(originRoutes(routes))
  onTestFinished(() => outbound.close())
  const init = { origins: [origin] }
  await outbound(`${origin}/own`, { ...init, certificate: client })
  await expect(outbound(`${origin}/bare`, init)).rejects.toThrow()
  await expect(outbound(`${origin}/other`, { ...init, certificate: server })).resolves.toBeDefined()
  expect(seen).toEqual(['GET /own client', 'GET /other server'])
})

test('T20 with a certificate, too, nothing goes to an address that is not public', async () => {
  const { seen, port } = await startCertified()
  const loopback: LookupFunction = (_name, { all }, done) =>
    all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4)
  const outbound = createOutbound(originRoutes({}), { lookup: loopback })
  onTestFinished(() => outbound.close())
  for (const url of [`https://127.0.0.1:${port}/`, 'https://inside.test/', `${origin}:${port}/`]) {
    const sent = outbound(url, { origins: [new URL(url).origin], certificate: client })
    await expect(sent).rejects.toMatchObject({ code: 'outbound_refused' })
  }
  expect(seen).toEqual([])
})

test('a certificate and a key that do not go together say so', async () => {
  const { routes } = await startCertified()
  const outbound = createOutbound(originRoutes(routes))
  onTestFinished(() => outbound.close())
  const mixed = { cert: client.cert, key: server.key }
  const sent = outbound(`${origin}/x`, { origins: [origin], certificate: mixed })
  await expect(sent).rejects.toMatchObject({ code: 'invalid_arguments' })
})
