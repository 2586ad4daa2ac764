import { createServer, type Server } from 'node:http'
import { readFile } from 'node:fs/promises'
import { type AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { launchBrowser } from '@maillon/testkit/browser'
import axe from 'axe-core'
import type { Browser } from 'playwright-core'
import { docs } from '../pages.ts'

const dist = join(docs, '.vitepress/dist')

/** A page of each kind. */
const pages = [
  '/',
  '/sessions',
  '/toolkits',
  '/toolkits/gmail',
  '/reference/core/Session',
  '/reference/errors',
]

/** What a person would meet in a browser: faults of axe, pages wider than a phone, and requests to anywhere else. */
export async function seenFaults(): Promise<string[]> {
  const server = await serve()
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = await launchBrowser()
  try {
    return [
      ...(await visit(browser, origin, { width: 360, height: 740 }, 'light')),
      ...(await visit(browser, origin, { width: 1280, height: 800 }, 'dark')),
    ]
  } finally {
    await browser.close()
    server.close()
  }
}

async function visit(
  browser: Browser,
  origin: string,
  viewport: { width: number; height: number },
  colorScheme: 'light' | 'dark',
): Promise<string[]> {
  const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' })
  const faults: string[] = []
  const page = await context.newPage()
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) {
      faults.push(`The site asks for ${request.url()}`)
    }
  })
  page.on('pageerror', (error) => faults.push(`The site throws: ${error.message}`))
  for (const path of pages) {
    await page.goto(origin + path, { waitUntil: 'networkidle' })
    const where = `${path} at ${viewport.width} pixels, ${colorScheme}`
    await page.evaluate(axe.source)
    const broken = await page.evaluate<string[]>(
      `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' (' + nodes.length + '): ' + nodes[0].html.slice(0, 300)))`,
    )
    faults.push(...broken.map((fault) => `${where}: ${fault}`))
    const width = await page.evaluate<number>('document.documentElement.scrollWidth')
    if (width > viewport.width) faults.push(`${where}: ${width} pixels wide`)
  }
  await context.close()
  return faults
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/** Serves the site as a static host does: `/sessions` is `sessions.html`. */
async function serve(): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site')
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname
    const file = extname(path) ? path : `${path}.html`
    readFile(join(dist, decodeURIComponent(file))).then(
      (bytes) =>
        response.setHeader('content-type', types[extname(file)] ?? 'text/plain').end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}
