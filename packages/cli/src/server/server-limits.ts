import type { ServerOptions } from 'node:http'
import type { BodyLimits } from './limit-bodies.ts'

/** What a client may take of the server before it is cut off. */
export type ServerLimits = Required<
  Pick<
    ServerOptions,
    'headersTimeout' | 'keepAliveTimeout' | 'connectionsCheckingInterval' | 'maxHeaderSize'
  >
> &
  BodyLimits

/** Whoever sends a byte now and then is not let in the way of others; the engine itself caps bodies that are no files at a mebibyte. */
export const serverLimits: ServerLimits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  uploadBytes: 64 * 1024,
  // Longer than load balancers keep an idle connection, so that it is they who end it and no request meets a closed one.
  keepAliveTimeout: 75_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 16 * 1024,
}
