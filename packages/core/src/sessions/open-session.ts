import { linkOptions, toLinkBody } from '../connections/link-options.ts'
import { createConnectionRequest } from '../connections/connection-request.ts'
import type { ProxyResult } from '../contract/proxy.ts'
import type { ExecuteResult, Link, Session as WireSession } from '../contract/session.ts'
import { type CustomTools, listedTool } from '../custom-tools/bind-custom-tools.ts'
import { registeredToolkits, registeredTools } from '../custom-tools/registered-tools.ts'
import { createShowAnswers } from '../custom-tools/show-answers.ts'
import { withCustomTools } from '../custom-tools/with-custom-tools.ts'
import { createSessionFiles } from '../files/session-files.ts'
import { modifiedSession } from '../modifiers/modified-session.ts'
import { assertModifiers, assertRunsTools } from '../modifiers/modifiers.ts'
import { assertProfile } from '../provider/profiles/assert-profile.ts'
import type { ProfileName } from '../provider/profiles/profile-name.ts'
import type { Provider } from '../provider/provider.ts'
import type { ToolResult } from '../provider/tool-result.ts'
import { path } from '../toolkit/path.ts'
import { assertKnown } from '../transport/assert-known.ts'
import type { Call } from '../transport/call.ts'
import { readPage } from '../transport/page.ts'
import type { RequestOptions } from '../transport/request-options.ts'
import type { Transport } from '../transport/transport.ts'
import { decisionKey } from './decision-key.ts'
import { createClaim } from './create-claim.ts'
import { deleteSession } from './delete-session.ts'
import { createEnsureConnected } from './ensure-connected.ts'
import { mcpEndpoint } from './mcp-endpoint.ts'
import { createPendingCalls, providerContext } from './pending-calls.ts'
import { readProxyResponse, toProxyBody } from './proxy-execute.ts'
import { readSearchResult } from './search-result.ts'
import type { ReportCall } from '../custom-tools/report-calls.ts'
import { createStoreAnswers } from './store-answers.ts'
import type { Session } from './session.ts'
import type { ExecuteOptions } from './execute-options.ts'
import { readSessionToolkit } from './session-toolkit.ts'
import { listSessionTools } from './session-tools.ts'
import { toSessionPatch } from './to-wire-config.ts'

/** The session that an answer of the API describes. */
export function openSession<Tools>(
  transport: Transport,
  provider: Provider<Tools>,
  opened: WireSession,
  custom: CustomTools,
): Session<Tools> {
  let current = opened
  const { session_id: sessionId } = opened
  const root = path`/tool_router/session/${sessionId}`

  const pendingCalls = createPendingCalls(transport, call)
  const profiles = new Set<ProfileName>()

  const session: Session<Tools> = {
    ...pendingCalls,
    sessionId,
    profiles,
    get config() {
      return current.config
    },
    get configVersion() {
      return current.config_version
    },
    get preload() {
      return current.config.preload
    },
    get sandbox() {
      return current.config.workbench
    },
    get workbench() {
      return current.config.workbench
    },
    mcp: mcpEndpoint(opened.mcp, transport.credentials, async ({ signal } = {}) =>
      transport.send(
        call('POST', '/mcp/revoke_tokens', { body: {}, signal }),
        (wire: WireSession) => wire,
      ),
    ),
    files: createSessionFiles(transport, sessionId),

    async tools(options = {}, { signal } = options) {
      assertKnown('session.tools()', options, [...modifierNames, 'profile', 'signal'])
      const { signal: _, profile, ...modifiers } = options
      assertProfile(profile)
      if (profile) profiles.add(profile)
      const { rawTools, execute, resume } = session.withModifiers(modifiers)
      assertRunsTools(provider, modifiers)
      const context = { ...providerContext(pendingCalls), resume, profile }
      return provider.wrapTools(await rawTools({ signal }), execute, context)
    },

    withModifiers(modifiers) {
      assertKnown('session.withModifiers()', modifiers, modifierNames)
      assertModifiers(modifiers, modifierNames)
      return modifiedSession(transport, session, modifiers)
    },

    async rawTools({ signal } = {}) {
      const tools = await listSessionTools(transport, call('GET', '/tools', { signal }))
      const byDefault = current.config.preload.tools === 'all'
      const own = custom.bound.filter(({ preload = byDefault }) => preload)
      return [...tools, ...own.map(listedTool)]
    },

    customTools: ({ toolkit } = {}) => registeredTools(custom, toolkit),
    customToolkits: () => registeredToolkits(custom),

    async authorize(toolkit, options = {}, { signal } = options) {
      assertKnown('session.authorize()', options, [...linkOptions, 'account', 'signal'])
      const body = { toolkit, account: options.account, ...toLinkBody(options) }
      return transport.send(call('POST', '/link', { body, signal }), (wire: Link) =>
        createConnectionRequest(transport, wire),
      )
    },

    ensureConnected: createEnsureConnected(() => session),

    async toolkits(options = {}, { signal } = options) {
      assertKnown('session.toolkits()', options, toolkitsOptions)
      const { toolkits, isConnected: is_connected, search, limit } = options
      const cursor = options.cursor ?? options.nextCursor
      const query = { toolkits, is_connected, search, limit, cursor }
      const page = await transport.send(
        call('GET', '/toolkits', { query, signal }),
        readPage(readSessionToolkit),
      )
      const next = page.nextCursor ?? undefined
      return { items: page.items, cursor: next, nextCursor: next, totalPages: page.totalPages }
    },

    async search(options, { signal } = options) {
      assertKnown('session.search()', options, ['query', 'toolkits', 'signal'])
      const { query, toolkits } = options
      const experimental = custom.definitions
      const queries = [{ use_case: query }]
      const body = { queries, ...(toolkits?.length && { toolkits }), experimental }
      return transport.send(call('POST', '/search', { body, signal }), readSearchResult)
    },

    // What a known tool takes and answers, its types alone say.
    execute: (async (slug, args = {}, options = {}, { signal } = options) => {
      assertKnown('session.execute()', options, executeOptions)
      return execute(slug, args, { ...options, signal })
    }) satisfies UntypedExecute as Session<Tools>['execute'],

    async proxyExecute(request, { signal } = {}) {
      const body = toProxyBody(request)
      return transport.send(call('POST', '/proxy_execute', { body, signal }), (wire: ProxyResult) =>
        readProxyResponse(wire),
      )
    },

    async update(config, { signal } = {}) {
      const body = toSessionPatch(config)
      current = await transport.send(
        call('PATCH', '', { body, signal }),
        (wire: WireSession) => wire,
      )
      return current.config
    },

    delete: (request) => deleteSession(transport, sessionId, request),
  }
  const { proxyExecute, config, files } = session
  // Loaded when the first one ran: most sessions have none.
  let reporting: Promise<ReportCall> | undefined
  const report: ReportCall = (...ran) => {
    reporting ??= import('../custom-tools/report-calls.ts').then(({ createReportCall }) =>
      createReportCall(transport, root),
    )
    void reporting.then((told) => told(...ran))
  }
  const own = { sessionId, userId: config.user_id, files, proxyExecute, report }
  const execute = withCustomTools(
    custom,
    own,
    async (slug, input, { account, idempotencyKey, decision, offload, select, signal }) => {
      const once = decision ? await decisionKey(sessionId, decision) : (idempotencyKey ?? true)
      const experimental = tellsOfTools.has(slug) ? custom.definitions : undefined
      const body = {
        tool_slug: slug,
        arguments: input,
        account,
        enable_auto_workbench_offload: offload,
        approved: decision?.approved,
        select,
        experimental,
      }
      return transport.send(
        call('POST', '/execute', { body, signal, once }),
        ({ data, error, log_id }: ExecuteResult) => ({ data, error, logId: log_id }),
      )
    },
    createClaim(transport, sessionId),
    createShowAnswers(createStoreAnswers(transport, sessionId), () => current.config),
  )
  return session

  function call(method: Call['method'], below: string, rest: Partial<Call>): Call {
    return { method, path: root + below, notFound: 'session_not_found', ...rest }
  }
}

/** The meta tools that have to know of custom tools, which a session does not keep. */
const tellsOfTools = new Set(['COMPOSIO_SEARCH_TOOLS', 'COMPOSIO_GET_TOOL_SCHEMAS'])

const executeOptions = ['account', 'idempotencyKey', 'decision', 'offload', 'select', 'signal']

const modifierNames = ['modifySchema', 'beforeExecute', 'afterExecute']

const toolkitsOptions = [
  'toolkits',
  'isConnected',
  'search',
  'cursor',
  'nextCursor',
  'limit',
  'signal',
]

type UntypedExecute = (
  slug: string,
  args?: Record<string, unknown>,
  options?: ExecuteOptions,
  request?: RequestOptions,
) => Promise<ToolResult>
