import type { ConnectionRequired } from '@maillon/core/provider'

/** What a Connect card shows: the `data` of a `data-connect` part. Holds no secret but the link, which is for this user. */
export interface ConnectPart {
  /** As of when it was written: a card asks `connectHandler` for what came since. */
  status: 'waiting' | 'connected'
  toolkit: string
  /** Scopes that the account lacks; empty when there is no account. */
  missingScopes: string[]
  /** The Connect Link; absent, as are the next two, where the session leaves connecting to the app. */
  redirectUrl?: string | undefined
  connectedAccountId?: string | undefined
  /** ISO 8601 */
  expiresAt?: string | undefined
}

/** The data parts of Maillon, for the app's own message type: `UIMessage<never, MaillonDataParts>`. */
export type MaillonDataParts = { connect: ConnectPart }

/** Where a part is written; a `UIMessageStreamWriter` is one. */
export interface ConnectPartWriter {
  write(part: { type: 'data-connect'; id: string; data: ConnectPart }): void
}

/**
 * Shows a Connect card in the chat. Its id is the account's, so that writing it again, in the same turn or a later one,
 * rewrites the card.
 */
export function writeConnectPart(
  writer: ConnectPartWriter,
  event: ConnectionRequired,
  status: ConnectPart['status'] = 'waiting',
): void {
  const { toolkit, missingScopes, redirectUrl, connectedAccountId, expiresAt } = event
  writer.write({
    type: 'data-connect',
    id: connectedAccountId ?? toolkit,
    data: { status, toolkit, missingScopes, redirectUrl, connectedAccountId, expiresAt },
  })
}
