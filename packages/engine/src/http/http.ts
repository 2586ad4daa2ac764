import type { Hono } from 'hono'
import { createApi } from './api.ts'
import { createApp } from './app.ts'
import { type AppEnvironment, visit } from './environment.ts'
import { createFrame } from './frame.ts'
import { createHostCheck } from './host-check.ts'
import type { HttpParts } from './parts.ts'
import type { PlainAnswer } from './plain-answer.ts'
import type { PlainRequest } from './plain-request.ts'
import { createRefuse } from './refuse.ts'

/** What an engine serves over HTTP. */
export interface Http {
  /** Serves a request of the API. */
  api(request: PlainRequest): Promise<PlainAnswer>
  /** Serves all else, as the Web has it: pages, MCP, files. */
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
  return {
    app,
    api: (request) => frame(request, (exchange) => api(request, exchange)),
    web: (plain, request, bindings) =>
      frame(plain, async (exchange) =>
        app.fetch(request, { ...bindings, [visit]: { request: plain, exchange } }),
      ),
  }
}
