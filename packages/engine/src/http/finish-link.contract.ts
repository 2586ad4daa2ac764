import { pressConsent } from '@maillon/testkit/upstreams'
import type { Engine } from '../engine.ts'

/** Does at a Connect Link what a person in a browser would, by plain requests; answers the last response. */
export async function finishLink(engine: Engine, url: string, email: string): Promise<Response> {
  const visit = browser(engine)
  await visit(url)
  const started = await visit(url, { method: 'POST' })
  return visit(await pressConsent(started.headers.get('location') ?? '', email))
}

/** Types a key at a Connect Link; answers the last response. */
export async function typeKey(engine: Engine, url: string, apiKey: string): Promise<Response> {
  const visit = browser(engine)
  await visit(url)
  const body = new URLSearchParams({ api_key: apiKey })
  return visit(`${url}/key`, { method: 'POST', body })
}

/** Requests with the cookies that came before. */
function browser(engine: Engine) {
  const cookies = new Map<string, string>()
  return async (url: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
    const response = await engine.fetch(new Request(url, { ...init, headers: { cookie } }))
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = set.split(/[=;]/)
      cookies.set(name, value)
    }
    return response
  }
}
