import { type Logins, redirectUri } from './login.contract.ts'

const publicUrl = 'http://localhost:4000'

/** What a client keeps, with a person who does what has to be done in the browser and says yes. */
export function newProvider(
  logins: Logins,
  userId: string,
  known: { clientMetadataUrl?: string } = {},
) {
  const kept: { tokens?: never; verifier?: string; client?: never } = {}
  const person = { code: '', iss: '', visits: 0 }
  const visit = async (url: URL) => {
    const get = (at: string) => logins.fetch(at, { redirect: 'manual' })
    const app = new URL((await get(url.href)).headers.get('location') ?? '')
    const body = { session_uri: app.searchParams.get('session_uri') ?? '', user_id: userId }
    const page = (await logins.call('completeAuth', { body })).body.redirect_url
    const answer = {
      method: 'POST',
      body: new URLSearchParams({ decision: 'allow' }),
      headers: { origin: publicUrl },
      redirect: 'manual',
    } as const
    const back = new URL((await logins.fetch(page, answer)).headers.get('location') ?? '')
    person.visits += 1
    person.code = back.searchParams.get('code') ?? ''
    person.iss = back.searchParams.get('iss') ?? ''
  }
  const provider = {
    redirectUrl: redirectUri,
    ...known,
    clientMetadata: {
      redirect_uris: [redirectUri],
      client_name: 'Desk',
      token_endpoint_auth_method: 'none',
    },
    clientInformation: () => kept.client,
    saveClientInformation: (client: never) => void (kept.client = client),
    tokens: () => kept.tokens,
    saveTokens: (tokens: never) => void (kept.tokens = tokens),
    redirectToAuthorization: visit,
    saveCodeVerifier: (verifier: string) => void (kept.verifier = verifier),
    codeVerifier: () => kept.verifier ?? '',
    invalidateCredentials: (scope: string) => {
      if (scope === 'all' || scope === 'tokens') delete kept.tokens
    },
  }
  return { provider, person, kept }
}

/** A session with a tool that needs no account. */
export async function newLoginSession(logins: Logins) {
  const endpoint = await logins.endpoint({ preload: { tools: ['HACKERNEWS_GET_FRONTPAGE'] } })
  const { body } = await logins.call('getSession', { path: { sessionId: endpoint.id } })
  return { url: new URL(endpoint.url), userId: body.config.user_id ?? '' }
}
