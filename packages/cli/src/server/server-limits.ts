import type { ServerOptions } from 'node:http'

/** What a client may take of the server before it is cut off. */
export type ServerLimits = Required<
  Pick<
    ServerOptions,
    | 'headersTimeout'
    | 'requestTimeout'
    | 'keepAliveTimeout'
    | 'connectionsCheckingInterval'
    | 'maxHeaderSize'
  >
>

/** Whoever sends a byte now and then is not let in the way of others; the engine itself caps bodies at a mebibyte. */
export const serverLimits: ServerLimits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  // Longer than load balancers keep an idle connection, so that it is they who end it and no request meets a closed one.
  keepAliveTimeout: 75_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 16 * 1024,
}
