import { type Postgres, startPostgres } from '@maillon/testkit/postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clientOrigin, type Logins, newRequest, startLogins } from './login.contract.ts'

const publicUrl = 'http://localhost:4000'
let postgres: Postgres
let logins: Logins
beforeAll(async () => {
  postgres = await startPostgres()
  logins = await startLogins({ registration: true }, { database: postgres.url })
})
afterAll(async () => {
  await logins.stop()
  await postgres.stop()
})

const get = (path: string) => logins.fetch(publicUrl + path, { redirect: 'manual' })

test('S01 text that a database refuses is nobody’s fault but the sender’s', async () => {
  const { url } = await logins.endpoint()
  const redirect_uri = 'https://client.example.test/back'
  const document = { client_id: `${clientOrigin}/odd.json`, redirect_uris: [redirect_uri] }
  logins.documents['/odd.json'] = { ...document, client_name: 'De\0sk' }
  const registered = await logins.fetch(`${publicUrl}/register`, {
    method: 'POST',
    body: JSON.stringify({ client_name: 'De\0sk', redirect_uris: [redirect_uri] }),
  })
  const { client_id: ownId } = (await registered.json()) as { client_id: string }
  const begin = async (more: Record<string, string>) => {
    const { status } = await get(`/authorize?${newRequest(url, { redirect_uri, ...more }).query}`)
    return status
  }
  expect(await begin({ client_id: document.client_id })).toBe(303)
  expect(await begin({ client_id: ownId })).toBe(303)
  expect(await begin({ state: 'a\0b' })).toBe(400)
  expect((await get('/.well-known/oauth-protected-resource/mcp/a%00b')).status).toBe(404)
  expect((await get('/mcp/a%00b')).status).toBe(401)
})
