import type { Hono } from 'hono'
import { createApi } from './api.ts'
import { createApp } from './app.ts'
import { type AppEnvironment, visit } from './environment.ts'
import { createFrame } from './frame.ts'
import { createHostCheck } from './host-check.ts'
import { isOfApi } from './is-of-api.ts'
import type { Exchange } from './exchange.ts'
import type { HttpParts } from './parts.ts'
import type { Place } from './place.ts'
import type { PlainAnswer } from '../plain-answer.ts'
import type { PlainRequest } from '../plain-request.ts'
import { createRefuse } from './refuse.ts'

/** What an engine serves over HTTP. */
export interface Http {
  /** Whether what is at a path is served from plain requests. */
  isPlain(path: string): boolean
  /** Serves a request of the API, or of a place that was put beside it. */
  plain(request: PlainRequest): Promise<PlainAnswer>
  /** Puts a place beside the API. */
  put(place: Place): void
  /** Serves all else, as the Web has it: pages, files. */
  web(
    plain: PlainRequest,
    request: Request,
    bindings: Omit<AppEnvironment['Bindings'], typeof visit>,
  ): Promise<Response>
  /** Where all else is mounted. */
  app: Hono<AppEnvironment>
}

/** The HTTP API, from plain requests to plain answers, and an app for what is none. */
export function createHttp(parts: HttpParts): Http {
  const frame = createFrame(parts.telemetry)
  const guards = {
    refuse: createRefuse(parts.telemetry),
    checkHost: createHostCheck({ ...parts, publicUrl: parts.settings.publicUrl }),
  }
  const api = createApi(parts, guards)
  const app = createApp(parts, guards)
  const places: Place[] = []

  async function serve(place: Place, request: PlainRequest, exchange: Exchange) {
    exchange.route = place.route
    try {
      guards.checkHost(request)
      return await place.serve(request)
    } catch (error) {
      exchange.error = error
      const answer = guards.refuse(error, request, exchange)
      for (const [name, value] of Object.entries(await place.refused(error, request)))
        answer.headers.set(name, value)
      return answer
    }
  }

  return {
    app,
    put: (place) => void places.push(place),
    isPlain: (path) => isOfApi(path) || places.some(({ isAt }) => isAt(path)),
    plain: (request) =>
      frame(request, (exchange) => {
        const place = places.find(({ isAt }) => isAt(request.path))
        return place ? serve(place, request, exchange) : api(request, exchange)
      }),
    web: (plain, request, bindings) =>
      frame(plain, async (exchange) =>
        app.fetch(request, { ...bindings, [visit]: { request: plain, exchange } }),
      ),
  }
}
