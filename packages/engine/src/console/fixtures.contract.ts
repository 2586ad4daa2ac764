import { createTestEngine, type TestEngineOptions } from '@maillon/testkit'
import { onTestFinished } from 'vitest'
import type { ConsoleFiles } from './console-options.ts'

const html = `<html><meta name="base" content="maillon-base"><meta property="csp-nonce" nonce="maillon-nonce">
<script src="./assets/index-1.js" nonce="maillon-nonce"></script></html>`
const contents: Record<string, string> = { 'index.html': html, 'assets/index-1.js': 'start()' }

/** A page of two files. */
export const files: ConsoleFiles = {
  read: async (path) => {
    const content = contents[path]
    const type = path.endsWith('.js') ? 'text/javascript' : 'text/html'
    return content === undefined ? undefined : { body: new TextEncoder().encode(content), type }
  },
}

/** An engine with a console, and browsers without a screen. It ends with the test. */
export async function newConsole(options: TestEngineOptions = {}) {
  const clock = { ahead: 0 }
  const publicUrl = options.publicUrl ?? 'http://localhost:4400'
  const { engine, apiKey, stop } = await createTestEngine({
    publicUrl,
    console: { files },
    now: () => Date.now() + clock.ahead,
    ...options,
  })
  onTestFinished(stop)

  /** A browser that keeps cookies; its own page sends what a page of that address would. */
  function newBrowser() {
    const cookies = new Map<string, string>()
    async function send(path: string, init: RequestInit = {}): Promise<Response> {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const headers = { ...(cookie && { cookie }), ...(init.headers as Record<string, string>) }
      const url = new URL(path, `${publicUrl}/`)
      const answer = await engine.fetch(new Request(url, { ...init, headers }))
      for (const line of answer.headers.getSetCookie()) {
        const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? []
        if (value === '') cookies.delete(name)
        else cookies.set(name, value)
      }
      return answer
    }
    const own = { 'x-maillon-console': '1', 'sec-fetch-site': 'same-origin' }
    const page = (path: string, init: RequestInit = {}) =>
      send(path, { ...init, headers: { ...own, ...(init.headers as Record<string, string>) } })
    return {
      cookies,
      send,
      page,
      post: (path: string, body: object) =>
        page(path, { method: 'POST', body: JSON.stringify(body) }),
    }
  }

  return { engine, apiKey, clock, newBrowser, publicUrl }
}
