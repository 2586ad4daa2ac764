import { randomBytes } from 'node:crypto'
import { MaillonError } from '@maillon/core'
import type { Hono } from 'hono'
import { compress } from 'hono/compress'
import type { ConsoleEnvironment } from './parts.ts'
import type { ConsoleFiles } from './console-options.ts'
import { consoleHeaders } from './console-headers.ts'

/** Serves the page at each address of the console, and the files that it loads. `base` is the path of publicUrl. */
export function mountPage(app: Hono<ConsoleEnvironment>, files: ConsoleFiles, base: string): void {
  app.get('/console/assets/:name', compress(), async (context) => {
    const file = await files.read(`assets/${context.req.param('name')}`)
    if (!file) {
      throw new MaillonError('route_not_found', { message: 'The console has no such file.' })
    }
    return context.body(file.body, 200, {
      'Content-Type': file.type,
      // Its name changes with what is in it.
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'same-origin',
    })
  })

  for (const path of ['/console', '/console/*']) {
    app.get(path, async (context) => {
      const file = await files.read('index.html')
      if (!file) throw new MaillonError('internal', { message: 'The console has no page.' })
      const nonce = randomBytes(16).toString('base64')
      const page = new TextDecoder()
        .decode(file.body)
        .replaceAll('"./', () => `"${attribute(base)}/console/`)
        .replaceAll('maillon-base', () => attribute(base))
        .replaceAll('maillon-nonce', () => nonce)
      return context.html(page, 200, consoleHeaders(nonce))
    })
  }
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
}
