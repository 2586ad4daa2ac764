import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  type Auth,
  type FieldValues,
  fieldsOf,
  fillToolkit,
  isTokenAuth,
  keepOf,
  takesClient,
  type Toolkit,
  withOrigins,
} from '@maillon/core/toolkit'
import { clientOf } from './oauth2-rules.ts'
import { sampleValues } from './sample-values.ts'
import { speakKey } from './speak-key.ts'
import { speakNothing } from './speak-nothing.ts'
import { speakOAuth1 } from './speak-oauth1.ts'
import { speakOAuth2 } from './speak-oauth2.ts'
import { speakToken } from './speak-token.ts'
import { json, noToken, type Spoken } from './spoken.ts'
import { type DialectTold, sampleKept, toldOf } from './told.ts'
import { loopbackServer } from '../../loopback-server.ts'

/** A third party on loopback that speaks as a toolkit says, and refuses everything else. */
export interface DialectUpstream {
  /** The engine's `routes` to it: each of the toolkit's origins. */
  routes: Record<string, string>
  /** The engine's `origins` for it: where the operator has it, if that is theirs to say. */
  origins: Record<string, readonly string[]>
  /** The engine's `authConfigs` for it. */
  authConfigs: Record<string, { clientId: string; clientSecret: string }>
  /** What a person fills in at the Connect Link, by the names of fields. */
  typed: FieldValues
  /** What reached it, oldest first: `POST https://…`, and what was wrong with it. */
  requests: DialectRequest[]
  /** Who signs in next, without being asked. */
  subject: string
  /** What it tells of accounts from now on, beside their tokens. */
  told: DialectTold
  /** Ends all that was given, as people do in the settings there, or what one access token is of. */
  endGrants(token?: string): void
  /** The status that a request gets in place of an answer, where it is to be in trouble. */
  trouble?: (request: Pick<DialectRequest, 'call' | 'body'>) => number | undefined
  /** Grants by which some call can be made. */
  readonly live: number
  /** How often a token was asked for anew, and given. */
  readonly refreshes: number
  stop(): Promise<void>
}

/** A request as the service got it. */
export interface DialectRequest {
  call: string
  headers: IncomingMessage['headers']
  body: string
  /** Undefined for what was taken. */
  refused: string | undefined
}

/** How a service speaks, where its toolkit does not say. */
export interface DialectOptions {
  /** Milliseconds since 1970, for tests that move the clock. */
  now?: () => number
  /** What is filled in and kept of each account there, where examples and patterns do not say it. */
  values?: FieldValues
  /** What it tells, in place of what the toolkit keeps. */
  told?: DialectTold
  /** Further origins that answer, such as those to which nothing may go. */
  origins?: readonly string[]
}

/** Starts one for a toolkit, a port for each of its origins. */
export async function startDialect(
  toolkit: Toolkit,
  { now = Date.now, values: given = {}, told, origins = [] }: DialectOptions = {},
): Promise<DialectUpstream> {
  const { values, typed, filled, named } = fill(toolkit, given)
  const spoken = speak(filled, { values, told, now })
  const requests: DialectRequest[] = []
  const servers = await Promise.all(
    [...new Set([...originsOf(filled), ...origins])].map((origin) =>
      listen(origin, spoken, requests),
    ),
  )
  if (told) spoken.told = told
  return Object.assign(spoken, {
    routes: Object.fromEntries(servers.map(({ origin, url }) => [origin, url])),
    origins: named.length > 0 ? { [toolkit.slug]: named } : {},
    authConfigs: takesClient(filled.auth) ? { [toolkit.slug]: clientOf(filled.auth) } : {},
    typed,
    requests,
    stop: async () => {
      for (const { server } of servers) server.closeAllConnections()
      await Promise.all(
        servers.map(({ server }) => new Promise((resolve) => server.close(resolve))),
      )
    },
  })
}

/** The origins that one for a toolkit stands for. */
export function dialectOrigins(toolkit: Toolkit): string[] {
  return originsOf(fill(toolkit, {}).filled)
}

function fill(ofAll: Toolkit, given: FieldValues) {
  const named = sampleOrigins(ofAll)
  const toolkit = withOrigins(ofAll, named)
  const fields = fieldsOf(toolkit.auth)
  const { hosts } = toolkit
  const values = {
    ...sampleValues(toolkit.auth),
    ...sampleKept(keepOf(toolkit.auth), typeof hosts === 'string' ? undefined : hosts),
    ...given,
  }
  const typed = Object.entries(values).filter(([name]) => Object.hasOwn(fields, name))
  const filled = fillToolkit(toolkit, { fields: values })
  return { values, typed: Object.fromEntries(typed), filled, named }
}

/** Where an operator may have a service that people run themselves. */
function sampleOrigins({ slug, hosts }: Toolkit): string[] {
  return hosts === 'operator' ? [`https://${slug.replaceAll('_', '-')}.lan:8443`] : []
}

interface Speaking {
  values: FieldValues
  told: DialectTold | undefined
  now: () => number
}

function speak(toolkit: Toolkit, { values, told, now }: Speaking): Spoken {
  const { auth } = toolkit
  if (auth.scheme === 'OAUTH2')
    return speakOAuth2(auth, { told: told ?? toldOf(toolkit, auth, values), now })
  if (auth.scheme === 'OAUTH1') return speakOAuth1(auth)
  if (isTokenAuth(auth)) return speakToken(toolkit, auth, values, { told: told ?? {}, now })
  return auth.scheme === 'NO_AUTH' ? speakNothing() : speakKey(toolkit, auth, values)
}

function originsOf({ baseUrl, origins, auth }: Toolkit): string[] {
  const urls = [baseUrl, ...origins, ...addressesIn(auth)]
  return [...new Set(urls.map((url) => new URL(url).origin))]
}

/** Those that stand in what an auth says of itself, and not in what it says of calls or for people. */
function addressesIn(auth: Auth): string[] {
  if (isTokenAuth(auth)) return [auth.request?.url, auth.revoke?.url].flatMap((url) => url ?? [])
  return Object.entries(auth).flatMap(([name, value]) =>
    name.endsWith('Url') && !/^(base|register)/.test(name) && typeof value === 'string'
      ? [value]
      : [],
  )
}

async function listen(
  origin: string,
  spoken: Spoken & Pick<DialectUpstream, 'trouble'>,
  requests: DialectRequest[],
) {
  const server = loopbackServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { method = 'GET', headers } = request
    const url = new URL(request.url ?? '/', origin)
    const body = Buffer.concat(chunks).toString()
    const trouble = spoken.trouble?.({ call: `${method} ${url.href}`, body })
    if (trouble !== undefined) return json(response, trouble, { error: 'in trouble' })
    const refused = spoken.answer({ url, method, headers, body }, response)
    requests.push({ call: `${method} ${url.href}`, headers, body, refused })
    if (refused !== undefined)
      json(response, refused === noToken ? 401 : 400, {
        error: 'invalid_request',
        error_description: refused,
      })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { origin, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}
