import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Grants } from './grants.ts'
import { makeTrouble, type Trouble } from './trouble.ts'

/** An API that writes down what reaches it, and knows which tokens hold. */
export interface Recorder {
  /** Requests that reached it, oldest first. */
  requests: { method: string; path: string; headers: IncomingMessage['headers']; body: string }[]
  /** Writes that took effect. */
  effects: number
  /** What it does next in place of an answer; a write takes effect before `reset` and `hang`. */
  troubles: Trouble[]
  /** What it does for one person in place of an answer, each time, by subject. */
  troubleFor: Map<string, Trouble>
  latencyMs: number
  handle(request: IncomingMessage, body: string, response: ServerResponse): Promise<void>
}

/** The recorder, over the grants of an authorization server. */
export function createRecorder(grants: Grants): Recorder {
  const recorder: Recorder = {
    requests: [],
    effects: 0,
    troubles: [],
    troubleFor: new Map(),
    latencyMs: 0,
    async handle(request, body, response) {
      const { method = 'GET', url: path = '/', headers } = request
      recorder.requests.push({ method, path, headers, body })
      const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? ''
      const grant = grants.byAccessToken(token)
      if (recorder.latencyMs > 0)
        await new Promise((resolve) => setTimeout(resolve, recorder.latencyMs))
      const json = { 'content-type': 'application/json' }
      if (!grant) {
        response.writeHead(401, json).end('{"error":"invalid_token"}')
        return
      }
      const trouble = recorder.troubleFor.get(grant.subject) ?? recorder.troubles.shift()
      const acts =
        method !== 'GET' && (!trouble || trouble.kind === 'reset' || trouble.kind === 'hang')
      if (acts) recorder.effects += 1
      if (trouble) return makeTrouble(trouble, response)
      response
        .writeHead(200, json)
        .end(JSON.stringify({ sub: grant.subject, effects: recorder.effects }))
    },
  }
  return recorder
}
