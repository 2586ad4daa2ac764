import { createHash, randomUUID } from 'node:crypto'
import type { Emulation } from './emulation.ts'
import type { GateRequest } from './gate.ts'
import type { Grant } from './issued-tokens.ts'
import type { OAuthDialect } from './oauth-dialect.ts'

/** Registered with the emulators in place of the app's own, which is checked to the letter here. */
export const gateRedirectUri = 'http://127.0.0.1/gate'

/** A code that was given out, until it is redeemed. */
export interface Authorization {
  grant: Grant
  used: boolean
  /** Whether a token request is by the client, for the redirect URI and with the verifier that it began with. */
  fits(form: URLSearchParams): boolean
}

interface Flow {
  state: string | null
  redirectUri: string
  clientId: string
  challenge: string
}

/** The browser's half of OAuth in front of an emulator that checks neither PKCE nor where it redirects to. */
export function authorizations(options: {
  dialect: OAuthDialect
  forward: Emulation['forward']
  /** Exact redirect URIs; when left out, any on loopback and any of a test engine's. */
  redirectUris: readonly string[] | undefined
}) {
  const { dialect, forward, redirectUris } = options
  const flows = new Map<string, Flow>()
  const codes = new Map<string, Authorization>()

  /** The consent page; or a redirect with an error, which is `access_denied` when the person says no. */
  async function authorize(request: GateRequest, denied: boolean): Promise<Response> {
    const { pathname, searchParams: query } = new URL(request.path, 'http://gate')
    const flow: Flow = {
      state: query.get('state'),
      redirectUri: query.get('redirect_uri') ?? '',
      clientId: query.get('client_id') ?? '',
      challenge: query.get('code_challenge') ?? '',
    }
    if (!isRegistered(flow.redirectUri, redirectUris)) {
      return new Response('The redirect_uri is not registered.', { status: 400 })
    }
    const id = randomUUID()
    const passed = new URLSearchParams(query)
    passed.set('state', id)
    passed.set('redirect_uri', gateRedirectUri)
    passed.delete('code_challenge')
    const page = await forward({ ...request, path: `${pathname}?${passed.toString()}` })
    if (page.status !== 200) return page
    if (query.get('response_type') !== 'code') {
      return back(flow, { error: 'unsupported_response_type' })
    }
    if (!flow.challenge || query.get('code_challenge_method') !== 'S256') {
      const description = 'PKCE with S256 is required.'
      return back(flow, { error: 'invalid_request', error_description: description })
    }
    if (denied) return back(flow, { error: 'access_denied' })
    flows.set(id, flow)
    return page
  }

  /** A pressed button: the redirect with a code. */
  async function consent(request: GateRequest): Promise<Response> {
    const form = new URLSearchParams(request.body)
    const flow = flows.get(form.get('state') ?? '')
    if (!flow) return new Response('This page did not come from here.', { status: 400 })
    const answer = await forward(request)
    const code = new URL(answer.headers.get('location') ?? 'http://gate').searchParams.get('code')
    if (!code) return answer
    const user = form.get(dialect.consent.field) ?? ''
    const grant = { user, clientId: flow.clientId }
    codes.set(code, { grant, used: false, fits: (token) => fits(flow, token) })
    return back(flow, { code })
  }

  return {
    authorize,
    consent,
    find: (code: string | null) => codes.get(code ?? ''),
    clear: () => {
      flows.clear()
      codes.clear()
    },
  }
}

function fits({ challenge, redirectUri, clientId }: Flow, form: URLSearchParams): boolean {
  const verifier = createHash('sha256').update(form.get('code_verifier') ?? '')
  return (
    verifier.digest('base64url') === challenge &&
    form.get('redirect_uri') === redirectUri &&
    (form.get('client_id') ?? clientId) === clientId
  )
}

function back({ redirectUri, state }: Flow, parameters: Record<string, string>): Response {
  const location = new URL(redirectUri)
  for (const [name, value] of Object.entries(parameters)) location.searchParams.set(name, value)
  if (state !== null) location.searchParams.set('state', state)
  return new Response(null, { status: 302, headers: { location: location.href } })
}

function isRegistered(uri: string, registered: readonly string[] | undefined): boolean {
  if (registered) return registered.includes(uri)
  if (!URL.canParse(uri)) return false
  const { protocol, hostname } = new URL(uri)
  // RFC 6761: nobody has a name below .test, so that no code leaves this machine.
  if (hostname.endsWith('.test')) return true
  return protocol === 'http:' && /^(127\.0\.0\.1|(.+\.)?localhost)$/.test(hostname)
}
