import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { findAuthorization } from './find-authorization.ts'
import { issuer, startRegisteringProvider } from './oauth/registering-provider.contract.ts'

const resource = 'https://mcp.example.test'
const url = `${resource}/mcp`
const redirectUri = 'https://connect.example.test/oauth/callback/notes'
const wellKnown = '/.well-known/oauth-protected-resource/mcp'
const metadata = { resource: url, authorization_servers: [issuer], scopes_supported: ['notes'] }

/** A server on loopback that answers these paths, with their query, by bodies; a call of /mcp is refused with this header. */
async function serve(bodies: Record<string, unknown>, challenge = 'Bearer') {
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '', resource)
    const body = bodies[pathname + search]
    const headers = { 'content-type': 'application/json', 'www-authenticate': challenge }
    if (pathname === '/mcp') response.writeHead(401, headers).end('{}')
    else if (body !== undefined) response.writeHead(200, headers).end(JSON.stringify(body))
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function provider() {
  const started = await startRegisteringProvider(url)
  onTestFinished(() => void started.stop())
  return started
}

test('a server that asks for a token leads to its authorization server, where a client is registered', async () => {
  const { routes } = await provider()
  const at = `Bearer resource_metadata="${resource}/about"`
  for (const [bodies, challenge] of [
    [{ [wellKnown]: metadata }, 'Bearer'],
    [{ '/about': metadata }, at],
    [{ '/.well-known/oauth-protected-resource': { ...metadata, resource } }, 'Bearer'],
  ] as const) {
    const mapped = { ...routes, [resource]: await serve(bodies, challenge) }
    expect(await findAuthorization(url, { redirectUri, routes: mapped })).toMatchObject({
      client: { clientId: expect.any(String), clientSecret: undefined },
      auth: {
        authorizeUrl: `${issuer}/auth`,
        tokenUrl: `${issuer}/token`,
        issuer,
        issuerInCallback: true,
        clientAuthentication: 'none',
        scopes: { notes: 'notes' },
        resource: expect.stringContaining(resource),
      },
    })
  }
})

test('nothing is registered where nobody is to be sent back', async () => {
  const { routes, requests } = await provider()
  const mapped = { ...routes, [resource]: await serve({ [wellKnown]: metadata }) }
  expect(await findAuthorization(url, { routes: mapped })).toMatchObject({ client: undefined })
  expect(requests.filter(({ method }) => method === 'POST')).toEqual([])
})

const sound = {
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  code_challenge_methods_supported: ['S256'],
}

test.each<[string, object, object]>([
  ['of another resource', { ...metadata, resource: 'https://other.test/mcp' }, sound],
  ['of a neighbour', { ...metadata, resource: `${resource}/mc` }, sound],
  ['with no authorization server', { resource: url }, sound],
  ['with two', { ...metadata, authorization_servers: [issuer, 'https://b.test'] }, sound],
  ['that are no list', { ...metadata, authorization_servers: issuer }, sound],
  ['whose issuer is another', metadata, { ...sound, issuer: `${issuer}/a` }],
  ['whose issuer is spelt otherwise', metadata, { ...sound, issuer: `${issuer}:443` }],
  ['without PKCE', metadata, { ...sound, code_challenge_methods_supported: ['plain'] }],
  ['with a token endpoint in the clear', metadata, { ...sound, token_endpoint: 'http://a.test/t' }],
  ['with a script to open', metadata, { ...sound, authorization_endpoint: 'javascript:alert(1)' }],
])('T05 metadata %s are refused, and nothing is registered', async (_, about, server) => {
  const routes = {
    [resource]: await serve({ [wellKnown]: about }),
    [issuer]: await serve({ '/.well-known/oauth-authorization-server': server }),
  }
  await expect(findAuthorization(url, { redirectUri, routes })).rejects.toMatchObject({
    code: 'upstream_error',
  })
})

test('T20 metadata of another origin than the server’s own are not fetched', async () => {
  const challenge = 'Bearer resource_metadata="https://169.254.169.254/latest"'
  const routes = { [resource]: await serve({ [wellKnown]: metadata }, challenge) }
  await expect(findAuthorization(url, { routes })).rejects.toMatchObject({ code: 'upstream_error' })
})

test.each(['https://127.0.0.1', 'https://169.254.169.254', 'https://[::1]', 'http://idp.test', ''])(
  'T20 an issuer at "%s" is not asked',
  async (hostile) => {
    const about = { ...metadata, authorization_servers: [hostile] }
    const routes = { [resource]: await serve({ [wellKnown]: about }) }
    await expect(findAuthorization(url, { redirectUri, routes })).rejects.toMatchObject({
      code: expect.stringMatching(/^(outbound_refused|upstream_error)$/),
    })
  },
)

const serverAt = '/.well-known/oauth-authorization-server'

test.each([
  [`${issuer}/`, issuer],
  [issuer, `${issuer}/`],
])(
  '[c] an issuer without a path may have a slash at its end or none: named %s, it calls itself %s',
  async (named, told) => {
    const about = { ...metadata, authorization_servers: [named] }
    const routes = {
      [resource]: await serve({ [wellKnown]: about }),
      [issuer]: await serve({ [serverAt]: { ...sound, issuer: told } }),
    }
    // What `iss` is compared with.
    expect(await findAuthorization(url, { routes })).toMatchObject({ auth: { issuer: told } })
  },
)

test.each([
  [`${issuer}/a`, `${issuer}/a/`],
  [`${issuer}/a/`, `${issuer}/a`],
  [`${issuer}/a`, `${issuer}/b`],
  [issuer, `${issuer}//`],
])('[c] one with a path may not: named %s, it calls itself %s', async (named, told) => {
  const about = { ...metadata, authorization_servers: [named] }
  const server = { ...sound, issuer: told }
  const routes = {
    [resource]: await serve({ [wellKnown]: about }),
    [issuer]: await serve({ [serverAt]: server, [`${serverAt}/a`]: server }),
  }
  await expect(findAuthorization(url, { routes })).rejects.toMatchObject({ code: 'upstream_error' })
})

test('[d] the metadata of an address with a query are asked for with it, and are of that query alone', async () => {
  const asked = `${url}?tenant=7`
  const find = async (about: object) => {
    const routes = {
      [resource]: await serve({ [`${wellKnown}?tenant=7`]: { ...metadata, ...about } }),
      [issuer]: await serve({ [serverAt]: sound }),
    }
    return findAuthorization(asked, { routes })
  }
  expect(await find({ resource: asked })).toMatchObject({ auth: { resource: asked } })
  expect(await find({})).toMatchObject({ auth: { resource: url } })
  await expect(find({ resource: `${url}?tenant=8` })).rejects.toMatchObject({
    code: 'upstream_error',
  })
})
