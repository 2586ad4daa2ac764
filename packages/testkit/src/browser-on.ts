import type { Engine } from '@maillon/engine'

/** Sends a form where one is given, else opens the address; follows no redirect. */
export type Visit = (address: string, form?: Record<string, string>) => Promise<Response>

/** One browser without a screen, on an engine's pages: it keeps its cookie. */
export function browserOn(engine: Engine): Visit {
  let cookie = ''
  return async (address, form) => {
    const response = await engine.fetch(
      new Request(address, {
        method: form ? 'POST' : 'GET',
        headers: { origin: new URL(address).origin, cookie },
        ...(form && { body: new URLSearchParams(form) }),
      }),
    )
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    return response
  }
}
