// The reader's compiler, too, has to find what the one file of the library is.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./undici-agent.d.ts" />
import { AsyncLocalStorage } from 'node:async_hooks'
import type { buildConnector as Undici } from 'undici'
import buildConnector from 'undici/lib/core/connect.js'

const outside = AsyncLocalStorage.snapshot()

/** Makes connections: each outlives the call that it was made for, and must not hold what that knows. */
export function connector(options: Undici.BuildOptions): Undici.connector {
  const connect = buildConnector(options)
  return (target, callback) => outside(connect, target, AsyncLocalStorage.bind(callback))
}
