import { type ConnectedAccounts, MaillonError } from '@maillon/core'
import type { ConnectPart } from './connect-part.ts'

/** Whose accounts a `connectHandler` tells of, and how it knows who asks. */
export interface ConnectHandlerOptions {
  /** The app's client; its key stays on the server. */
  maillon: { readonly connectedAccounts: Pick<ConnectedAccounts, 'get' | 'waitForConnection'> }
  /** The user that the app's own login knows the request by; undefined answers 401. */
  authorize(request: Request): string | undefined | Promise<string | undefined>
}

/** What `connectHandler` answers, as JSON. */
export interface ConnectStatus {
  status: 'waiting' | 'connected' | 'failed' | 'expired'
}

/** Proxies cut requests that take much longer. Milliseconds. */
const longestMs = 24_000

/**
 * What a Connect card asks, mounted by the app at a path of its own: `POST` with the card's data answers a ConnectStatus
 * as soon as it is no longer waiting, and within 25 seconds; with `?wait=0`, at once. Accounts of other users are 404.
 */
export function connectHandler({
  maillon: { connectedAccounts },
  authorize,
}: ConnectHandlerOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    const userId = await authorize(request)
    if (!userId) return answer(401, { error: 'unauthorized' })
    const card = await readCard(request)
    if (!card) return answer(400, { error: 'invalid_request' })
    const { signal } = request
    try {
      const account = await connectedAccounts.get(card.id, { signal })
      if (account.userId !== userId) throw new MaillonError('connected_account_not_found')
      await connectedAccounts.waitForConnection(card.id, { ...card.limit, signal })
      return answer(200, { status: 'connected' })
    } catch (error) {
      // Nobody reads the answer: the page is gone.
      if (signal.aborted) return answer(499, {})
      if (MaillonError.is(error)) return failure(error)
      throw error
    }
  }
}

async function readCard(request: Request) {
  const body: unknown = await request.json().catch(() => undefined)
  const { connectedAccountId: id, redirectUrl } = Object(body) as Partial<ConnectPart>
  const seconds = Number(new URL(request.url).searchParams.get('wait') ?? 25)
  if (typeof id !== 'string' || !(seconds >= 0)) return undefined
  // The account may be ACTIVE already, and be connected anew by this very link.
  const linkToken = /\/link\/(ln_\w+)$/.exec(String(redirectUrl))?.[1]
  return { id, limit: { timeout: Math.min(seconds * 1000, longestMs), linkToken } }
}

function failure({ code, status, details }: MaillonError): Response {
  if (code === 'connection_timeout') return answer(200, { status: 'waiting' })
  if (code !== 'connection_failed') return answer(status === 404 ? 404 : 503, { error: code })
  return answer(200, { status: details.status === 'expired' ? 'expired' : 'failed' })
}

function answer(status: number, body: Partial<ConnectStatus> | { error: string }): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } })
}
