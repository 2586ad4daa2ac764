import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { OAuth1Auth } from '@maillon/core/toolkit'
import { clientOf } from './oauth2-rules.ts'
import { answerCall, type Heard, noToken, type Spoken, valuesIn } from './spoken.ts'
import { faultOfOAuth1, valuesOfOAuth1 } from './verify-oauth1.ts'

interface Temporary {
  secret: string
  callback: string
  verifier?: string
}

/** One that connects by OAuth 1.0a (RFC 5849), as its auth says. */
export function speakOAuth1(auth: OAuth1Auth): Spoken {
  const temporary = new Map<string, Temporary>()
  const lasting = new Map<string, string>()
  const seen = new Set<string>()
  const spoken: Spoken = {
    subject: 'ada',
    told: {},
    refreshes: 0,
    endGrants: () => {
      lasting.clear()
    },
    get live() {
      return lasting.size
    },
    answer,
  }
  const signedBy = (secretOf: (token: string | undefined) => string | undefined) => ({
    ...clientOf(auth),
    secretOf,
  })

  function begin(heard: Heard, response: ServerResponse): string | undefined {
    const bare = signedBy((token) => (token === undefined ? '' : undefined))
    const fault = faultOfOAuth1(auth, heard, bare, seen)
    if (fault !== undefined) return fault
    const values = valuesIn(heard.headers['content-type'] ?? '', heard.body)
    if (!isSame(values, auth.requestParameters ?? {})) return 'the values are others'
    const { oauth_callback: callback = '' } = valuesOfOAuth1(heard)
    if (!URL.canParse(callback)) return 'there is no callback'
    const [token, secret] = [`rt_${randomUUID()}`, `rs_${randomUUID()}`]
    temporary.set(token, { secret, callback })
    form(response, {
      oauth_token: token,
      oauth_token_secret: secret,
      oauth_callback_confirmed: 'true',
    })
    return undefined
  }

  function authorize({ url }: Heard, response: ServerResponse): string | undefined {
    const { oauth_token: token = '', ...rest } = Object.fromEntries(url.searchParams)
    const asked = temporary.get(token)
    if (!asked) return 'the token is unknown'
    const wanted = Object.entries(auth.authorizeParameters ?? {}).map(([name, value]) => [
      name,
      value.replace('{redirect_uri}', asked.callback),
    ])
    if (!isSame(rest, Object.fromEntries(wanted))) return 'the values are others'
    const back = new URL(asked.callback)
    // Nobody signs in there: they said no.
    if (spoken.subject === '') back.searchParams.set('denied', token)
    else {
      asked.verifier = `ov_${randomUUID()}`
      back.searchParams.set('oauth_token', token)
      back.searchParams.set('oauth_verifier', asked.verifier)
    }
    response.writeHead(302, { location: back.href }).end()
    return undefined
  }

  function exchange(heard: Heard, response: ServerResponse): string | undefined {
    const of = (token = '') => temporary.get(token)
    const fault = faultOfOAuth1(
      auth,
      heard,
      signedBy((token) => of(token)?.secret),
      seen,
    )
    if (fault !== undefined) return fault
    const { oauth_token: token = '', oauth_verifier: verifier } = valuesOfOAuth1(heard)
    if (of(token)?.verifier === undefined || of(token)?.verifier !== verifier)
      return 'the verifier is wrong'
    temporary.delete(token)
    const [last, secret] = [`at_${randomUUID()}`, `as_${randomUUID()}`]
    lasting.set(last, secret)
    form(response, { oauth_token: last, oauth_token_secret: secret, user_id: '1' })
    return undefined
  }

  function call(heard: Heard, response: ServerResponse): string | undefined {
    const { oauth_token: token } = valuesOfOAuth1(heard)
    if (!lasting.has(token ?? '')) return noToken
    const signer = signedBy((one) => lasting.get(one ?? ''))
    if (faultOfOAuth1(auth, heard, signer, seen) !== undefined) return noToken
    answerCall(spoken, heard, response)
    return undefined
  }

  function answer(heard: Heard, response: ServerResponse): string | undefined {
    const { url, method } = heard
    const isAt = (address: string) => {
      const { origin, pathname } = new URL(address)
      return url.origin === origin && url.pathname === pathname
    }
    // Some have one address for both (Evernote).
    const isFirst = valuesOfOAuth1(heard).oauth_token === undefined
    if (method === 'POST' && isFirst && isAt(auth.requestTokenUrl)) return begin(heard, response)
    if (method === 'GET' && isAt(auth.authorizeUrl)) return authorize(heard, response)
    if (method === 'POST' && isAt(auth.accessTokenUrl)) return exchange(heard, response)
    return call(heard, response)
  }

  return spoken
}

function isSame(
  values: Record<string, unknown>,
  wanted: Readonly<Record<string, string>>,
): boolean {
  const names = Object.keys(wanted)
  return (
    Object.keys(values).length === names.length &&
    names.every((name) => values[name] === wanted[name])
  )
}

/** RFC 5849 §2.1; some call it text, and so does this one. */
function form(response: ServerResponse, values: Record<string, string>): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
  response.end(new URLSearchParams(values).toString())
}
