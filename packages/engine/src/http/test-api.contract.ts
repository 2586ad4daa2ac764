import {
  type ErrorBody,
  type ExecuteResult,
  type Link,
  type Route,
  routes,
} from '@maillon/core/contract'
import { createTestEngine, newApiKey, type TestEngineOptions } from '@maillon/testkit'
import { startUpstreams, visitLink } from '@maillon/testkit/upstreams'
import type { z } from 'zod'
import type { Engine } from '../engine.ts'

export type RouteName = keyof typeof routes

/** What goes into a call. */
export interface TestRequest {
  /** Path parameters by name; they are encoded. */
  path?: Record<string, string>
  /** As it stands in the URL, without `?`. */
  query?: string
  /** A string goes out as it is, all else as JSON. */
  body?: unknown
  headers?: Record<string, string>
}

/** What came of it: the body of a success, or the error. */
export interface TestAnswer<Body> {
  status: number
  headers: Headers
  body: Body
  error: ErrorBody['error'] | undefined
}

/** Calls a route of the contract. */
export type Call = <Name extends RouteName>(
  name: Name,
  request?: TestRequest,
) => Promise<TestAnswer<z.infer<(typeof routes)[Name]['answer']>>>

const publicUrl = 'http://localhost:4000'

/** Calls an engine in this process with a key, or without one. */
export function callWith(engine: Pick<Engine, 'fetch'>, apiKey: string | undefined): Call {
  return async (name, { path = {}, query = '', body, headers = {} } = {}) => {
    const route: Route = routes[name]
    const filled = route.path.replace(/:(\w+)/g, (_, parameter: string) =>
      encodeURIComponent(path[parameter] ?? 'none'),
    )
    const response = await engine.fetch(
      new Request(`${publicUrl}/api/v3.1${filled}?${query}`, {
        method: route.method,
        headers: { ...(apiKey !== undefined && { 'x-api-key': apiKey }), ...headers },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    )
    const answer: unknown = await response.json()
    return {
      status: response.status,
      headers: response.headers,
      body: answer as never,
      error: response.ok ? undefined : (answer as ErrorBody).error,
    }
  }
}

/** An engine in this process with emulated upstreams, and what tests do with them. */
export async function startTestApi(options: TestEngineOptions = {}) {
  const world = await startUpstreams({ services: ['google', 'github', 'resend', 'hackernews'] })
  const { engine, apiKey, stop } = await createTestEngine({
    publicUrl,
    authConfigs: world.authConfigs,
    loopbackCallbacks: true,
    ...options,
    routes: { ...world.routes, ...options.routes },
  })
  const call = callWith(engine, apiKey)

  const finish = (link: Pick<Link, 'redirect_url'>, email: string = world.users.ada.email) =>
    visitLink(engine, link.redirect_url, { user: email })

  return {
    engine,
    apiKey,
    world,
    call,
    /** Does at a Connect Link what a person in a browser would; answers the last response. */
    finish,
    /** Types a key at a Connect Link; Ada's at Resend when left out. */
    typeKey: (link: Pick<Link, 'redirect_url'>, key: string = world.apiKeys.resend) =>
      visitLink(engine, link.redirect_url, { apiKey: key }),
    /** A new session's id. */
    async session(config: Record<string, unknown> = {}): Promise<string> {
      const { error, body } = await call('createSession', {
        body: { user_id: 'user_1', ...config },
      })
      if (error) throw new Error(error.message)
      return body.session_id
    },
    /** Runs a tool or meta tool of a session. */
    async execute(sessionId: string, slug: string, input: object = {}): Promise<ExecuteResult> {
      const body = { tool_slug: slug, arguments: input }
      return (await call('executeInSession', { path: { sessionId }, body })).body
    },
    /** Connects a toolkit in a session; answers the account's id. */
    async connect(sessionId: string, toolkit: string, email?: string): Promise<string> {
      const { body } = await call('linkInSession', { path: { sessionId }, body: { toolkit } })
      await finish(body, email)
      return body.connected_account_id
    },
    /** Calls with a key of another project. */
    otherProject: async () => callWith(engine, await newApiKey(engine, 'other')),
    async stop() {
      await stop()
      await world.stop()
    },
  }
}

export type TestApi = Awaited<ReturnType<typeof startTestApi>>
