import type { z } from 'zod'
import { errorBody, routes } from '../contract/index.ts'
import { errorCodes } from '../errors/error-codes.ts'
import { MaillonError } from '../errors/maillon-error.ts'
import type { Fetch } from './transport.ts'

type Routes = typeof routes
type Name = keyof Routes

/** What the fake was asked: `query` and `body` as they came, `input` as the contract reads them. */
export interface Asked<Route extends Name = Name> {
  route: Name
  method: string
  /** With the prefix of the base URL. */
  path: string
  params: Record<string, string>
  query: Record<string, string>
  body: unknown
  input: { query: z.output<Routes[Route]['query']>; body: z.output<Routes[Route]['body']> }
  headers: Headers
}

type Answer<Route extends Name> = z.input<Routes[Route]['answer']> | Response

export type Handlers = {
  [Route in Name]?: (asked: Asked<Route>) => Answer<Route> | Promise<Answer<Route>>
}

/**
 * An engine that speaks the contract and nothing else: what it is asked must fit the route's schemas, and so must what
 * the handlers answer, so that it cannot drift from the contract. A Response of a handler's own goes out as it is.
 */
export function fakeEngine(handlers: Handlers): { fetch: Fetch; asked: Asked[] } {
  const asked: Asked[] = []
  const fetch: Fetch = async (input, init) => {
    init.signal?.throwIfAborted()
    const request = new Request(input, init)
    try {
      const found = await read(request)
      asked.push(found)
      const handle = handlers[found.route] as ((asked: Asked) => unknown) | undefined
      if (!handle) throw new Error(`The test answers nothing to ${found.route}.`)
      const answer = await handle(found)
      if (answer instanceof Response) return answer
      const { status = 200 } = routes[found.route] as { status?: number }
      return Response.json(routes[found.route].answer.parse(answer), { status })
    } catch (error) {
      if (MaillonError.is(error)) return envelope(error)
      throw error
    }
  }
  return { fetch, asked }
}

/** An answer that is the contract's envelope of an error. */
export function envelope(error: MaillonError, headers: Record<string, string> = {}): Response {
  const body = errorBody.parse({
    error: {
      message: error.message,
      code: errorCodes[error.code].number,
      status: error.status,
      request_id: 'req_1',
      slug: error.code,
      ...(error.hint !== undefined && { suggested_fix: error.hint }),
      errors: [...error.errors],
      details: error.details,
    },
  })
  return Response.json(body, { status: error.status, headers })
}

async function read(request: Request): Promise<Asked> {
  const { pathname, searchParams } = new URL(request.url)
  const path = pathname.split('/api/v3.1')[1]
  const found = Object.entries(routes).flatMap(([name, route]) => {
    const params = request.method === route.method && match(route.path, path ?? '')
    return params ? [{ name: name as Name, route, params }] : []
  })
  const [first] = found.toSorted(
    (a, b) => Object.keys(a.params).length - Object.keys(b.params).length,
  )
  if (!first)
    throw new MaillonError('route_not_found', { message: `${request.method} ${pathname}` })
  const text = await request.text()
  const query = Object.fromEntries(searchParams)
  const body: unknown = text === '' ? undefined : JSON.parse(text)
  const input = {
    query: first.route.query.safeParse(query),
    body: first.route.body.safeParse(body),
  }
  const known = (first.route.query as { shape?: object }).shape ?? {}
  const unknown = Object.keys(query).filter((name) => !Object.hasOwn(known, name))
  if (unknown.length > 0)
    throw new MaillonError('invalid_request', { message: `?${unknown.join()}` })
  for (const { error } of [input.query, input.body]) {
    if (error) throw new MaillonError('invalid_request', { message: error.message })
  }
  return {
    route: first.name,
    method: request.method,
    path: pathname,
    params: first.params,
    query,
    body,
    input: { query: input.query.data, body: input.body.data },
    headers: request.headers,
  }
}

function match(pattern: string, path: string): Record<string, string> | undefined {
  const names = pattern.split('/')
  const parts = path.split('/')
  if (names.length !== parts.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, name] of names.entries()) {
    const part = parts[index] ?? ''
    if (name.startsWith(':')) params[name.slice(1)] = decodeURIComponent(part)
    else if (name !== part) return undefined
  }
  return params
}
