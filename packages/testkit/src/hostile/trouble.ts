import type { ServerResponse } from 'node:http'
import { type RefusalDialect, refusals } from './refusals.ts'

/** What a server does in place of its answer, or beside it. */
export type Trouble =
  | { kind: 'status'; status: number; retryAfter?: string }
  | { kind: 'error'; error: string }
  | { kind: 'html' | 'nothing' | 'truncated' | 'duplicate-keys' | 'wrong-type' | 'reset' | 'hang' }
  /** A token endpoint's no, as a service spells it. */
  | { kind: 'refusal'; dialect: RefusalDialect }
  /** Answers 200 with this JSON, however large. */
  | { kind: 'body'; body: string | Uint8Array }
  /** Answers 200 with this file. */
  | { kind: 'file'; body: string | Uint8Array; headers: Record<string, string> }
  /** Answers 200 with `{error}`. */
  | { kind: 'ok-error'; error: string }

const json = { 'content-type': 'application/json' }

/** Makes the trouble; a connection that hangs is never answered. */
export function makeTrouble(trouble: Trouble, response: ServerResponse): void {
  switch (trouble.kind) {
    case 'status':
      response.writeHead(trouble.status, {
        ...json,
        ...(trouble.retryAfter && { 'retry-after': trouble.retryAfter }),
      })
      response.end('{}')
      return
    case 'error':
      response.writeHead(400, json).end(JSON.stringify({ error: trouble.error }))
      return
    case 'body':
      response.writeHead(200, json).end(trouble.body)
      return
    case 'file':
      response.writeHead(200, trouble.headers).end(trouble.body)
      return
    case 'ok-error':
      response.writeHead(200, json).end(JSON.stringify({ error: trouble.error }))
      return
    case 'refusal': {
      const { status, body } = refusals[trouble.dialect]
      if (typeof body === 'object') response.writeHead(status, json).end(JSON.stringify(body))
      else response.writeHead(status, { 'content-type': typeOf(body) }).end(body)
      return
    }
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Maintenance</h1>')
      return
    case 'nothing':
      response.writeHead(200, json).end()
      return
    case 'truncated':
      response.writeHead(200, json).end('{"access_token":"at_x","token_ty')
      return
    case 'duplicate-keys':
      response.writeHead(200, json).end('{"access_token":1,"access_token":{}}')
      return
    case 'wrong-type':
      response.writeHead(200, { 'content-type': 'image/png' }).end('PNG')
      return
    case 'reset':
      response.destroy()
      return
    case 'hang':
  }
}

function typeOf(text: string): string {
  return text.startsWith('<') ? 'text/html' : 'application/x-www-form-urlencoded'
}
