import type { Route } from '@maillon/core/contract'
import type { z } from 'zod'
import { type Caller, checkScopes } from '../access/caller.ts'
import { checkText } from '../check-text.ts'
import type { FairTurns } from '../limits/fair-turns.ts'
import { keepSecret } from '../telemetry/live-secrets.ts'
import { secretFields } from '../telemetry/secret-fields.ts'
import { aboutOf } from './about.ts'
import { type Done, type Kept, readKept, writeKept } from './done.ts'
import type { Idempotency } from './idempotency.ts'
import { parsePart, readBody, readQuery } from './read-request.ts'
import type { PlainAnswer } from '../plain-answer.ts'
import type { PlainRequest } from '../plain-request.ts'
import type { Retries } from './retries.ts'
import type { RouteTable } from './route-table.ts'
import type { Serve, Visit } from './visit.ts'

/** A request, checked against its route. */
export interface ApiRequest<Query, Body> {
  projectId: string
  caller: Caller
  /** Asks after a wait. Rejects when the caller is let in no more. */
  letIn: () => Promise<void>
  /** Those of the path, by name. */
  parameters: Record<string, string>
  param: (name: string) => string
  query: Query
  body: Body
  header: (name: string) => string | undefined
  /** Sets a header of the answer. */
  setHeader: (name: string, value: string) => void
  /** Ends when the caller is gone. */
  signal: () => AbortSignal
}

/** Serves a route of the contract. */
export interface Mount {
  /** What a write answers is kept as it is, and told again to its caller. */
  <Query extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType>(
    route: Route<Query, Body, Answer>,
    handle: (request: ApiRequest<z.output<Query>, z.output<Body>>) => Promise<z.output<Answer>>,
  ): void
  /**
   * `again` makes the answer for its caller who sends the same write once more, and asks whether it may be told still;
   * `same` is what of the body makes it the same.
   */
  <Query extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType, Facts>(
    route: Route<Query, Body, Answer>,
    act: (
      request: ApiRequest<z.output<Query>, z.output<Body>>,
    ) => Promise<Done<z.output<Answer>, Facts>>,
    again: (
      kept: Kept<z.output<Answer>, Facts>,
      request: ApiRequest<z.output<Query>, z.output<Body>>,
    ) => Promise<z.output<Answer>>,
    same?: (body: z.output<Body>) => unknown,
  ): void
}

type AnyRequest = ApiRequest<never, never>

interface Handler {
  act: (request: AnyRequest) => Promise<Done<unknown, unknown>>
  again: (kept: Kept<never, never>, request: AnyRequest) => Promise<unknown>
  same?: ((body: never) => unknown) | undefined
}

/**
 * Mounts routes: scopes, query and body are checked before a handler, or what was kept, is looked at. A write that is
 * retried, or that its caller named by an `idempotency-key`, runs once.
 */
export function createMount(
  routes: RouteTable<Serve>,
  { retries, idempotency, turns }: MountParts,
): Mount {
  function read(
    { request, parameters, caller, letIn }: Visit,
    route: Route,
    text: string,
    headers: Map<string, string>,
  ): AnyRequest {
    const sent = route.method === 'GET' ? undefined : readBody(text)
    keepSecret(secretFields(sent))
    return {
      projectId: caller.projectId,
      caller,
      letIn,
      parameters,
      param: (name) => parameters[name] ?? '',
      query: parsePart(route.query, readQuery(request.search)) as never,
      body: parsePart(route.body, sent) as never,
      header: request.header,
      setHeader: (name, value) => void headers.set(name, value),
      signal: request.signal,
    }
  }

  /** Does a write, or tells its caller again what was done. */
  async function write(
    { method, path }: Route,
    sent: PlainRequest,
    text: string,
    request: AnyRequest,
    { act, again, same = (whole) => whole }: Handler,
  ): Promise<string> {
    let answer: string | undefined
    const run = async () => {
      const done = await act(request)
      answer = JSON.stringify(done.answer)
      if (done.refusal) throw done.refusal
      return writeKept(done, answer)
    }
    const told = (error: unknown) => {
      if (answer === undefined) throw error
      return answer
    }
    const { caller, parameters, query, body, header } = request
    const key = header('idempotency-key')
    const once = () => {
      if (sent.isSentOnce) return run()
      const count = header('x-stainless-retry-count')
      const content = `${method} ${sent.path}${sent.search}\n${text}`
      return retries.run({ caller, content, count, name: key }, run)
    }
    const named = (name: string) => {
      const content = [method, path, parameters, query, same(body)]
      return idempotency.run({ caller, key: name, content, about: aboutOf(request) }, once)
    }
    const kept = await (key === undefined ? once() : named(key)).catch(told)
    if (answer !== undefined) return answer
    await request.letIn()
    if (key !== undefined) request.setHeader('idempotent-replayed', 'true')
    return JSON.stringify(await again(readKept(kept), request))
  }

  return (
    route: Route,
    handle: Handler['act'],
    again?: Handler['again'],
    same?: Handler['same'],
  ) => {
    const handler = again ? { act: handle, again, same } : keptWhole(handle)
    const isRead = route.method === 'GET'

    async function answer(visit: Visit, text: string): Promise<PlainAnswer> {
      const headers = new Map([['content-type', 'application/json']])
      const request = read(visit, route, text, headers)
      const body = isRead
        ? JSON.stringify((await handler.act(request)).answer)
        : await write(route, visit.request, text, request, handler)
      return { status: route.status ?? 200, headers, body }
    }

    routes.put(route.method, route.path, async (visit) => {
      const { request, parameters, caller } = visit
      checkScopes(caller, route.scopes)
      checkText(parameters)
      // Whoever sends it slowly keeps nobody from their turn.
      const text = isRead ? '' : await request.text()
      const { sessionId } = parameters
      if (sessionId === undefined) return answer(visit, text)
      // Many requests of one session do not stand before those of others.
      return turns.run(`${caller.projectId} ${sessionId}`, () => answer(visit, text))
    })
  }
}

interface MountParts {
  retries: Retries
  idempotency: Idempotency
  turns: FairTurns
}

function keptWhole(handle: (request: AnyRequest) => Promise<unknown>): Handler {
  return {
    act: async (request) => ({ answer: await handle(request), facts: null }),
    again: async ({ answer }) => answer,
  }
}
