import type { Session as WireSession } from '../contract/session.ts'
import {
  bindCustomTools,
  type CustomTools,
  type CustomToolsOptions,
} from '../custom-tools/bind-custom-tools.ts'
import type { Provider } from '../provider/provider.ts'
import { path } from '../toolkit/path.ts'
import { assertKnown } from '../transport/assert-known.ts'
import { type Page, readPage } from '../transport/page.ts'
import type { RequestOptions } from '../transport/request-options.ts'
import { toQuery } from '../transport/to-query.ts'
import type { Transport } from '../transport/transport.ts'
import { deleteSession } from './delete-session.ts'
import {
  type ListedSession,
  readListedSession,
  type SessionsQuery,
  sessionsQueryNames,
} from './listed-session.ts'
import { openSession } from './open-session.ts'
import type { Session } from './session.ts'
import type { CreateSessionConfig } from './session-config.ts'
import { toSessionCreate } from './to-wire-config.ts'

/** Sessions, new and known. `Tools` is what the provider makes of tools. */
export interface Sessions<Tools> {
  /** Opens a session for a user of the app; an unknown option rejects with `invalid_request`. */
  readonly create: <Slug extends string & {}, Ruled extends string>(
    userId: string,
    config?: CreateSessionConfig<Slug, Ruled>,
    request?: RequestOptions,
  ) => Promise<Session<Tools>>
  /**
   * Opens a session again by its id; an unknown one rejects with `session_not_found`. It has the custom tools that are
   * given here, and no others: they live in the process that brings them.
   */
  readonly use: (
    sessionId: string,
    options?: { mcp?: boolean | undefined } & CustomToolsOptions & RequestOptions,
    request?: RequestOptions,
  ) => Promise<Session<Tools>>
  /** The project's sessions, the newest first, for callers with the scope `admin`. */
  readonly list: (query?: SessionsQuery, request?: RequestOptions) => Promise<Page<ListedSession>>
  readonly delete: (
    sessionId: string,
    request?: RequestOptions,
  ) => Promise<{ sessionId: string; deleted: true }>
}

/** The sessions behind a transport, with tools in the form of a provider. */
export function createSessions<Tools>(
  transport: Transport,
  provider: Provider<Tools>,
): Sessions<Tools> {
  const open = (custom: CustomTools) => (wire: WireSession) =>
    openSession(transport, provider, wire, custom)
  return {
    async create(userId, config = {}, { signal } = {}) {
      const { experimental } = { ...config }
      const custom = await bindCustomTools(experimental ?? {})
      const body = toSessionCreate(userId, config, custom.definitions)
      const path = '/tool_router/session'
      return transport.send({ method: 'POST', path, body, signal }, open(custom))
    },
    async use(sessionId, options = {}, { signal } = options) {
      assertKnown('use()', options, ['customTools', 'customToolkits', 'mcp', 'signal'])
      const session = path`/tool_router/session/${sessionId}`
      const custom = await bindCustomTools(options)
      const experimental = custom.definitions
      return transport.send(
        {
          ...(experimental
            ? { method: 'POST', path: `${session}/attach`, body: { experimental } }
            : { method: 'GET', path: session }),
          signal,
          notFound: 'session_not_found',
        },
        open(custom),
      )
    },
    async list(query = {}, { signal } = {}) {
      const wire = toQuery('sessions.list()', query, sessionsQueryNames)
      return transport.send(
        { method: 'GET', path: '/tool_router/session', query: wire, signal },
        readPage(readListedSession),
      )
    },
    delete: (sessionId, request) => deleteSession(transport, sessionId, request),
  }
}
