import type {
  EnsureConnectedOptions,
  EnsureAllConnectedOptions,
  EnsuredConnection,
} from './connect-options.ts'
import { readLimit } from '../connections/connection-request.ts'
import { linkOptions } from '../connections/link-options.ts'
import { MaillonError } from '../errors/maillon-error.ts'
import { assertKnown } from '../transport/assert-known.ts'
import type { RequestOptions } from '../transport/request-options.ts'
import type { Session } from './session.ts'

/** The session's `ensureConnected`, by its `toolkits` and `authorize`. */
export function createEnsureConnected(
  session: () => Pick<Session<unknown>, 'toolkits' | 'authorize'>,
): Session<unknown>['ensureConnected'] {
  async function ensureConnected(
    toolkit: string,
    options?: EnsureConnectedOptions,
    request?: RequestOptions,
  ): Promise<EnsuredConnection>
  async function ensureConnected(
    toolkits: readonly string[],
    options?: EnsureAllConnectedOptions,
    request?: RequestOptions,
  ): Promise<EnsuredConnection[]>
  async function ensureConnected(
    asked: string | readonly string[],
    options: EnsureConnectedOptions = {},
    { signal } = options,
  ): Promise<EnsuredConnection | EnsuredConnection[]> {
    assertOptions(options, typeof asked === 'string' ? optionsOfOne : optionsOfSeveral)
    if (typeof asked !== 'string') return ensure(asked, options, signal)
    const [ensured] = await ensure([asked], options, signal)
    return ensured as EnsuredConnection
  }

  async function ensure(
    asked: readonly string[],
    { onLink, timeout, ...link }: EnsureConnectedOptions,
    signal: AbortSignal | undefined,
  ): Promise<EnsuredConnection[]> {
    if (asked.length === 0) return []
    const { toolkits, authorize } = session()
    const { items } = await toolkits({ toolkits: asked, limit: asked.length, signal })
    const known = new Map(items.map((toolkit) => [toolkit.slug.toLowerCase(), toolkit]))
    const needed = []
    // All links are made before the user hears of any: a name that is wrong costs them nothing.
    for (const [slug, name] of new Map(asked.map((name) => [name.toLowerCase(), name]))) {
      const { isNoAuth = false, connection, slug: toolkit = name } = known.get(slug) ?? {}
      const account = connection?.isActive ? connection.connectedAccount : undefined
      const isReady = isNoAuth || account !== undefined
      const request = isReady ? undefined : await authorize(toolkit, link, { signal })
      needed.push({ toolkit, account, request })
    }
    for (const { toolkit, request } of needed) {
      if (request) await onLink?.({ toolkit, id: request.id, redirectUrl: request.redirectUrl })
    }
    const over = new AbortController()
    const until = signal ? AbortSignal.any([signal, over.signal]) : over.signal
    try {
      return await Promise.all(
        needed.map(async ({ toolkit, account, request }) => {
          if (!request)
            return { toolkit, wasConnected: true, ...(account && { connectedAccount: account }) }
          const { id, status } = await request.waitForConnection({ timeout, signal: until })
          return { toolkit, wasConnected: false, connectedAccount: { id, status } }
        }),
      )
    } finally {
      over.abort()
    }
  }

  return ensureConnected
}

const optionsOfSeveral = ['callbackUrl', 'onLink', 'timeout', 'signal']

const optionsOfOne = [...linkOptions, 'account', 'onLink', 'timeout', 'signal']

function assertOptions(options: EnsureConnectedOptions, known: readonly string[]): void {
  assertKnown('session.ensureConnected()', options, known)
  readLimit({ timeout: options.timeout })
  if (options.onLink === undefined || typeof options.onLink === 'function') return
  throw new MaillonError('invalid_request', {
    message: 'onLink is no function.',
    hint: 'Pass a function that shows the link: ({ redirectUrl }) => console.log(redirectUrl).',
  })
}
