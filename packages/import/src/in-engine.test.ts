import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Maillon } from '@maillon/core'
import { browserOn, createTestEngine } from '@maillon/testkit'
import { pressConsent, startUpstreams, type Upstreams } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { importOpenApi } from './openapi/import-openapi.ts'
import { readToolkit } from './read-toolkit.ts'

const publicUrl = 'https://connect.example.test'
const ownCallback = `${publicUrl}/oauth/callback/code_host`

let world: Upstreams<'github' | 'resend'>
beforeAll(async () => {
  world = await startUpstreams({ services: ['github', 'resend'], redirectUris: [ownCallback] })
})
afterAll(() => world.stop())

const mail = {
  openapi: '3.1.0',
  info: { title: 'Mailer' },
  servers: [{ url: 'https://api.resend.com' }],
  security: [{ token: [] }],
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  paths: {
    '/domains': {
      get: { operationId: 'listDomains', summary: 'List the domains that mail is sent from' },
    },
  },
}

const code = {
  openapi: '3.0.3',
  info: { title: 'Code host' },
  servers: [{ url: 'https://api.github.com' }],
  security: [{ oauth: ['repo'] }],
  components: {
    securitySchemes: {
      oauth: {
        type: 'oauth2',
        flows: {
          authorizationCode: {
            authorizationUrl: 'https://github.com/login/oauth/authorize',
            tokenUrl: 'https://github.com/login/oauth/access_token',
            scopes: { repo: 'Read and change your repositories' },
          },
        },
      },
    },
  },
  paths: { '/user': { get: { operationId: 'whoAmI' } } },
}

/** An engine with the toolkit of a document, as it comes back from its file. */
async function engineWith(document: object, slug: string) {
  const folder = await mkdtemp(join(tmpdir(), 'maillon-import-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, `${slug}.json`)
  const { file } = importOpenApi(JSON.stringify(document), { from: 'document.json', slug })
  await writeFile(path, JSON.stringify(file))
  const { engine, stop } = await createTestEngine({
    toolkits: [await readToolkit(path)],
    publicUrl,
    routes: world.routes,
    ...(slug === 'code_host' && { authConfigs: { code_host: world.authConfigs.github } }),
  })
  onTestFinished(stop)
  const session = await new Maillon({ engine }).create('user_1')
  return { engine, session }
}

test('a toolkit of a document is found, connected by its key, and runs', async () => {
  const { engine, session } = await engineWith(mail, 'mailer')
  const found = await session.search({ query: 'which domains can I send mail from' })
  expect(JSON.stringify(found)).toContain('MAILER_LIST_DOMAINS')
  const { redirectUrl } = await session.authorize('mailer')
  const send = browserOn(engine)
  await send(redirectUrl)
  await send(`${redirectUrl}/key`, { api_key: world.apiKeys.resend })
  const result = await session.execute('MAILER_LIST_DOMAINS', {})
  expect(result).toMatchObject({ error: null })
  expect(JSON.stringify(result.data)).toContain('lumen.example')
  expect(await session.execute('MAILER_LIST_DOMAINS', { limit: 1 })).toMatchObject({
    data: { code: 'invalid_arguments', errors: ['Unrecognized key: "limit"'] },
  })
})

test('T02 a toolkit of a document connects by OAuth, at a redirect URI of its own', async () => {
  const { engine, session } = await engineWith(code, 'code_host')
  const { redirectUrl } = await session.authorize('code_host')
  const send = browserOn(engine)
  await send(redirectUrl)
  const authorize = (await send(redirectUrl, {})).headers.get('location') ?? ''
  const callback = await pressConsent(authorize, 'ada@example.com')
  expect(callback).toContain(`${ownCallback}?`)
  const shared = callback.replace('/callback/code_host', '/callback')
  expect((await send(shared)).status).toBe(404)
  await send(callback)
  expect(await session.execute('CODE_HOST_WHO_AM_I', {})).toMatchObject({
    data: { login: 'ada-moreau' },
    error: null,
  })
})

test('the document of the engine’s own API is a toolkit, whole', async () => {
  const { engine } = await engineWith(mail, 'mailer')
  const response = await engine.fetch(new Request(`${publicUrl}/openapi.json`))
  const { file, problems } = importOpenApi(await response.text(), { from: 'maillon' })
  expect(problems).toEqual([])
  expect(file.auth).toMatchObject({ scheme: 'API_KEY', headers: { 'x-api-key': '{api_key}' } })
  expect(file.tools.map(({ slug }) => slug)).toContain('MAILLON_CREATE_SESSION')
})
