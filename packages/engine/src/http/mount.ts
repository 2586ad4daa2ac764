import type { Route } from '@maillon/core/contract'
import type { Context, Hono } from 'hono'
import type { z } from 'zod'
import { type Caller, checkScopes } from '../access/caller.ts'
import { checkText } from '../check-text.ts'
import { keepSecret } from '../telemetry/live-secrets.ts'
import { secretFields } from '../telemetry/secret-fields.ts'
import type { ApiEnvironment } from './environment.ts'
import type { Idempotency, NamedCall } from './idempotency.ts'
import { parsePart, readBody, readQuery } from './read-request.ts'
import type { Retries } from './retries.ts'

/** A request, checked against its route. */
export interface ApiRequest<Query, Body> {
  projectId: string
  caller: Caller
  /** Path parameters by name. */
  param: (name: string) => string
  query: Query
  body: Body
  header: (name: string) => string | undefined
  /** Sets a header of the answer. */
  setHeader: (name: string, value: string) => void
  /** Ends when the caller is gone. */
  signal: AbortSignal
}

/** Serves a route of the contract. */
export type Mount = <Query extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType>(
  route: Route<Query, Body, Answer>,
  handle: (request: ApiRequest<z.output<Query>, z.output<Body>>) => Promise<z.output<Answer>>,
) => void

/**
 * Mounts routes on an app: query and body are checked before a handler sees them, and a write that is retried, or that
 * its caller named by an `idempotency-key`, runs once.
 */
export function createMount(
  app: Hono<ApiEnvironment>,
  { retries, idempotency }: { retries: Retries; idempotency: Idempotency },
): Mount {
  async function named(
    context: Context<ApiEnvironment>,
    call: NamedCall,
    once: () => Promise<string>,
  ): Promise<string> {
    const { answer, isReplay } = await idempotency.run(call, once)
    if (isReplay) context.header('idempotent-replayed', 'true')
    return answer
  }

  return (route, handle) => {
    const isRead = route.method === 'GET'
    app.on(route.method, route.path, async (context) => {
      const { caller } = context.var
      checkScopes(caller, route.scopes)
      const { projectId } = caller
      const { raw: request } = context.req
      const parameters: Record<string, string> = context.req.param()
      checkText(parameters)
      const query = parsePart(route.query, readQuery(request.url))
      const sent = isRead ? undefined : await readBody(request)
      keepSecret(secretFields(sent))
      const body = parsePart(route.body, sent)
      const run = async () =>
        JSON.stringify(
          await handle({
            projectId,
            caller,
            param: (name) => parameters[name] ?? '',
            query,
            body,
            header: (name) => context.req.header(name),
            setHeader: (name, value) => context.header(name, value),
            signal: request.signal,
          }),
        )
      const content = [route.method, route.path, parameters, query, body]
      const count = context.req.header('x-stainless-retry-count')
      const once = () => retries.run({ projectId, content, count }, run)
      const key = context.req.header('idempotency-key')
      const answer = isRead
        ? await run()
        : key === undefined
          ? await once()
          : await named(context, { projectId, key, content }, once)
      context.header('content-type', 'application/json')
      return context.body(answer, (route.status ?? 200) as 200 | 201)
    })
  }
}
