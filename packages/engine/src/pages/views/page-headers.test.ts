import { createServer, type Server } from 'node:http'
import { launchBrowser } from '@maillon/testkit/browser'
import { expect, test } from 'vitest'
import { connectPage } from './connect-page.ts'
import { pageHeaders } from './page-headers.ts'
import { testLook } from './test-look.contract.ts'

const look = testLook('Chat')

function policy(...formActions: string[]) {
  return pageHeaders({ look, formActions })['Content-Security-Policy']
}

test('a page may load its own style and data images, and nothing else', () => {
  expect(policy()).toBe(
    "default-src 'none'; style-src 'nonce-n0nce'; img-src data:; form-action 'self'; " +
      "frame-ancestors 'none'; base-uri 'none'",
  )
})

test('a form may end up at the origins named, each once and without its path', () => {
  expect(
    policy(
      'https://accounts.example.com/authorize?client_id=1;2',
      'https://accounts.example.com',
      'http://127.0.0.1:4000/callback',
      'http://[::1]:4000/callback',
    ),
  ).toContain(
    "; form-action 'self' https://accounts.example.com http://127.0.0.1:4000 http://[::1]:4000; ",
  )
})

test.each([
  'https://a.example;script-src',
  'https://a.example,b',
  'https://*',
  'https://*.example.com',
  "https://'unsafe-inline'",
  'javascript:alert(1)',
  'data:text/html,x',
  'myapp://callback',
  '//a.example',
  '',
])('an address that would mean more in a policy is refused: %s', (address) => {
  expect(() => policy(address)).toThrow('cannot send its form')
})

test('a page is not framed, kept, sniffed, shared with an opener, or named to other sites', () => {
  expect(pageHeaders({ look, formActions: [] })).toMatchObject({
    'X-Frame-Options': 'DENY',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Referrer-Policy': 'same-origin',
    'Content-Language': 'en',
    Vary: 'Accept-Language, Cookie',
  })
})

test('Continue says to us where it was pressed, and ends at an origin that the page allows', async () => {
  const { page, posted, engine, upstream, close } = await openForm('allowed')
  await page.getByRole('button', { name: 'Continue to Acme' }).click()
  await page.waitForURL(`${upstream}/authorize`)
  expect(posted).toEqual([engine])
  await close()
})

test('Continue ends nowhere else', async () => {
  const { page, engine, close } = await openForm('not allowed')
  const complaint = page.waitForEvent('console')
  await page.getByRole('button', { name: 'Continue to Acme' }).click()
  expect((await complaint).text()).toContain('form-action')
  expect(page.url()).toBe(`${engine}/`)
  await close()
})

/** A page on a real server, whose Continue answers with a redirect to another server. */
async function openForm(upstreamIs: 'allowed' | 'not allowed') {
  const posted: (string | undefined)[] = []
  const upstream = createServer((_request, response) => response.end('upstream'))
  const upstreamOrigin = await listen(upstream)
  const formActions = upstreamIs === 'allowed' ? [`${upstreamOrigin}/authorize`] : []
  const engine = createServer((request, response) => {
    if (request.method === 'POST') {
      posted.push(request.headers.origin)
      response.writeHead(303, { location: `${upstreamOrigin}/authorize` }).end()
      return
    }
    const headers = pageHeaders({ look, formActions })
    response.writeHead(200, { ...headers, 'content-type': 'text/html' })
    response.end(connectPage(props))
  })
  const engineOrigin = await listen(engine)
  const browser = await launchBrowser()
  const page = await browser.newPage()
  await page.goto(engineOrigin)
  const close = async () => {
    await browser.close()
    for (const server of [engine, upstream]) {
      server.closeAllConnections()
      server.close()
    }
  }
  return { page, posted, engine: engineOrigin, upstream: upstreamOrigin, close }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.')
  return `http://127.0.0.1:${address.port}`
}

const props = {
  look,
  service: { slug: 'acme', name: 'Acme' },
  scopes: [],
  expiresAt: 600_000,
  now: 0,
  continueAction: '/go',
  cancelAction: '/cancel',
}
