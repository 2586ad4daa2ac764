import type { Engine } from '@maillon/engine'

/** Pages and redirects that a link takes at most. */
const most = 12

/**
 * Does at a Connect Link what a person in a browser does, without a browser: fills in the first form of each page as far
 * as it has the fields, sends it, and follows redirects to the third party and back. Answers the last page.
 */
export async function walkLink(
  engine: Pick<Engine, 'fetch'>,
  link: string,
  typed: Readonly<Record<string, string>>,
): Promise<Response> {
  const own = new URL(link).origin
  const cookies = new Map<string, string>()
  const visit = async (url: string, form?: URLSearchParams): Promise<Response> => {
    const init: RequestInit = {
      redirect: 'manual',
      ...(form && { method: 'POST', body: form }),
    }
    if (!url.startsWith(`${own}/`)) return fetch(url, init)
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
    const headers = { origin: own, 'sec-fetch-site': 'same-origin', cookie }
    const response = await engine.fetch(new Request(url, { ...init, headers }))
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]*)=([^;]*)/.exec(set) ?? []
      cookies.set(name, value)
    }
    return response
  }
  let at = link
  let response = await visit(at)
  let hasSent = false
  for (let step = 0; step < most; step += 1) {
    const location = response.headers.get('location')
    if (location !== null) {
      at = new URL(location, at).href
      response = await visit(at)
      continue
    }
    const page = await response.clone().text()
    const form = /<form[^>]* action="([^"]*)"[^>]*>(.*?)<\/form>/s.exec(page)
    if (!form || hasSent) return response
    const [, action = '', inside = ''] = form
    hasSent = !page.includes('form_post')
    at = new URL(unescape(action), at).href
    response = await visit(at, new URLSearchParams(filledIn(inside, typed)))
  }
  return response
}

/** What a form sends: what it holds, and what somebody types into it. */
function filledIn(form: string, typed: Readonly<Record<string, string>>): Record<string, string> {
  const inputs = Array.from(form.matchAll(/<(?:input|select|textarea|button)[^>]*>/g), ([tag]) => ({
    name: / name="([^"]*)"/.exec(tag)?.[1],
    value: / value="([^"]*)"/.exec(tag)?.[1] ?? '',
  }))
  return Object.fromEntries(
    inputs.flatMap(({ name, value }) =>
      name === undefined ? [] : [[name, typed[name] ?? unescape(value)] as const],
    ),
  )
}

function unescape(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
