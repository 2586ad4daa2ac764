import type { IncomingMessage, ServerResponse } from 'node:http'
import type { DialectTold } from './told.ts'

/** What reached a third party. */
export interface Heard {
  url: URL
  method: string
  headers: IncomingMessage['headers']
  body: string
}

/** A third party that speaks in one way, and refuses everything else. */
export interface Spoken {
  /** Answers what is said as it has to be; otherwise says what is wrong, and answers nothing. */
  answer(heard: Heard, response: ServerResponse): string | undefined
  /** Who signs in next, without being asked. */
  subject: string
  /** What it tells of accounts from now on, beside what opens them. */
  told: DialectTold
  /** Ends all that was given, as people do in the settings there, or what one access token is of. */
  endGrants(token?: string): void
  /** Grants by which some call can be made. */
  readonly live: number
  /** How often a token was asked for anew, and given. */
  readonly refreshes: number
}

/** Why a call is refused as one without a credential is. */
export const noToken = 'the token does not stand where it has to'

/** Answers with JSON. */
export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** Answers a call that is as it has to be: with what is told at its address, or whose account it is. */
export function answerCall(
  { told, subject }: Pick<Spoken, 'told' | 'subject'>,
  { url }: Pick<Heard, 'url'>,
  response: ServerResponse,
): void {
  json(response, 200, told.calls?.[url.origin + url.pathname] ?? { sub: subject })
}

/** Reads a body as its content type says. */
export function valuesIn(contentType: string, body: string): Record<string, unknown> {
  if (contentType.startsWith('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(body))
  try {
    return JSON.parse(body) as Record<string, unknown>
  } catch {
    return {}
  }
}
