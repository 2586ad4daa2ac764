import { MaillonError } from '@maillon/core'
import {
  type ClientCertificate,
  fieldRejected,
  type FieldValues,
  namesIn,
  type TokenAuth,
  type TokenRequest,
} from '@maillon/core/toolkit'
import { newId } from '../ids.ts'
import type { Outbound } from '../outbound/outbound.ts'
import type { OutboundAnswer } from '../outbound/outbound-init.ts'
import { createScrubber, type Scrubber } from '../secrets/scrubber.ts'
import { keepSecret } from '../telemetry/live-secrets.ts'
import { KeyUnfit, type Signed, signAssertion } from './sign-assertion.ts'
import { readTokens } from './token-answer.ts'
import { tokenTimeoutMs } from './token-endpoint.ts'
import { readRefusal, type Refusal, TokenRefused } from './token-refusal.ts'
import { fillRequest } from './token-request.ts'

/** What a token is made of. */
export interface Minting {
  /** With what was filled in where it stands in addresses. */
  auth: TokenAuth
  /** What was filled in, and of the client, by the names under which they stand. */
  values: FieldValues
  /** Of those, each that opens something. */
  secrets: readonly string[]
  /** Shown to the service as the connection is made. */
  certificate?: ClientCertificate | undefined
  outbound: Outbound
  now: () => number
}

/** A token, and what the service told of it. */
export interface Minted {
  accessToken: string
  scopes: string[] | null
  /** In ms since 1970; null where nobody said. */
  endsAt: number | null
}

/**
 * Makes a token: signs the assertion, sends the request, or both. Throws TokenRefused when the service says no or what
 * was filled in is no key, and a MaillonError when it could not be asked.
 */
export async function mintToken(minting: Minting): Promise<Minted> {
  const { auth, now } = minting
  const { request } = auth
  if (!request) {
    const { jwt, endsAt } = await sign(minting)
    return { accessToken: jwt, scopes: null, endsAt }
  }
  const { answer, scrubber, host } = await send(minting, request)
  const refusal = refusalIn(minting, request, answer, scrubber)
  if (refusal) throw new TokenRefused(refusal)
  if (answer.status >= 300) throw unusable(host, `answered with status ${answer.status}`)
  const { access_token: token, scope, expires_in, expires_at } = readTokens(auth, answer)
  // What has other characters would break the header that it is to stand in.
  if (typeof token !== 'string' || !/^[\x20-\x7e]+$/.test(token))
    throw unusable(host, 'gave an answer that is no token')
  scrubber.add(token)
  const seconds = expires_in ?? (expires_at === undefined ? auth.lifetime : undefined)
  const scopes = scrubber
    .scrub(scope)
    .split(/[\s,]+/)
    .filter(Boolean)
  return {
    accessToken: token,
    scopes: scopes.length > 0 ? scopes : null,
    endsAt: seconds === undefined ? (expires_at ?? null) : now() + seconds * 1000,
  }
}

/** Ends a token at the service; one that it does not know is over already. Throws what kept it from that. */
export async function endToken(
  minting: Minting,
  request: TokenRequest,
  token: string,
): Promise<void> {
  const values = { ...minting.values, token }
  const secrets = [...minting.secrets, token]
  const { answer, host } = await send({ ...minting, values, secrets }, request)
  if (answer.status < 300 || answer.status === 401 || answer.status === 404) return
  throw new MaillonError('upstream_error', {
    message: `${host} did not end the token (status ${answer.status}).`,
  })
}

async function sign({ auth, values, now }: Minting): Promise<Signed> {
  const { assertion, fields } = auth
  if (!assertion) throw new MaillonError('internal', { message: 'There is nothing to sign.' })
  try {
    const signed = await signAssertion(assertion, { values: withRandom(values), fields }, now())
    keepSecret([signed.jwt])
    return signed
  } catch (error) {
    if (!(error instanceof KeyUnfit)) throw error
    throw noKey(auth, error)
  }
}

/** Told of the field that it was filled into; of an operator's client, to whoever connects. */
function noKey({ assertion, fields }: TokenAuth, { message }: KeyUnfit): MaillonError {
  const name = namesIn(assertion?.key ?? '').find((one) => Object.hasOwn(fields, one))
  if (name !== undefined)
    return fieldRejected(
      name,
      'unfit',
      `The ${fields[name]?.label ?? name} cannot be used: ${message}`,
      undefined,
      { unfit: 'key' },
    )
  return new MaillonError('upstream_error', {
    message: `The client's key cannot be used: ${message}`,
    hint: 'Check the OAuth client of the auth config.',
  })
}

/** The answer may repeat what is secret of the request: the scrubber knows it. */
async function send(minting: Minting, request: TokenRequest) {
  const { auth, values, secrets, certificate, outbound } = minting
  const isSigned = JSON.stringify(request).includes('{assertion}')
  const assertion = isSigned ? { assertion: (await sign(minting)).jwt } : {}
  const all = { ...withRandom(values), ...assertion }
  const { url, secrets: further, ...init } = fillRequest(request, all, auth.fields)
  const { origin, host } = new URL(url)
  const scrubber = createScrubber([...secrets, ...further, ...Object.values(assertion)])
  const sent = {
    ...init,
    origins: [origin],
    maxBytes: 64 * 1024,
    timeoutMs: tokenTimeoutMs,
    purpose: 'token',
    ...(certificate && { certificate }),
  } as const
  const answer = await outbound(url, sent).catch((error: unknown) => {
    // It was this request whose outcome is not known, and asking again does no harm.
    throw MaillonError.is(error, 'outcome_unknown') ? unusable(host, 'did not answer') : error
  })
  return { answer, scrubber, host }
}

/** For whoever wants another text each time, as `jti` is. */
function withRandom(values: FieldValues): FieldValues {
  return { ...values, random: newId('') }
}

/** What was filled in is the grant and its client, unless that is the operator's. */
function refusalIn(
  { auth, values }: Minting,
  { url }: TokenRequest,
  answer: OutboundAnswer,
  scrubber: Scrubber,
): Refusal | undefined {
  const { grantEnded, tokenAnswer } = auth
  const words = {
    tokenUrl: url,
    ...(grantEnded && { grantEnded }),
    ...(tokenAnswer && { tokenAnswer }),
  }
  const { status } = answer
  const told = readRefusal(words, answer, scrubber)
  const isOperators = !Object.hasOwn(auth.fields, 'client_id') && Object.hasOwn(values, 'client_id')
  if (told) return told.of === 'client' && !isOperators ? { ...told, of: 'grant' } : told
  if (status !== 401 && status !== 403) return undefined
  const { host } = new URL(url)
  return { of: 'unknown', host, status, error: undefined, description: undefined }
}

/** The cause is left out: it may hold the upstream's body, and so a token. */
function unusable(host: string, what: string): MaillonError {
  return new MaillonError('upstream_error', {
    message: `${host} ${what}.`,
    hint: 'Try again later.',
  })
}
