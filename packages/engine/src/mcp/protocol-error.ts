import { MaillonError } from '@maillon/core'
import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server'
import { isFault } from '../is-fault.ts'
import { newId } from '../ids.ts'
import type { McpParts } from './parts.ts'

/** Runs a handler: what it throws becomes the protocol's error, and a fault of the engine's own says no more than that. */
export function withProtocolErrors({ telemetry }: McpParts) {
  return async <Result>(handle: () => Promise<Result>): Promise<Result> => {
    try {
      return await handle()
    } catch (error) {
      if (error instanceof ProtocolError) throw error
      const requestId = newId('req_')
      if (isFault(error)) telemetry.fault(error, requestId)
      throw toProtocolError(error, requestId)
    }
  }
}

function toProtocolError(error: unknown, requestId: string): ProtocolError {
  if (!MaillonError.is(error) || isFault(error) || error.status === 503) {
    const message = MaillonError.is(error, 'unavailable') ? error.message : 'Internal error'
    return new ProtocolError(ProtocolErrorCode.InternalError, message, { request_id: requestId })
  }
  const { code, message, hint } = error
  const text = hint ? `${message} ${hint}` : message
  return new ProtocolError(ProtocolErrorCode.InvalidParams, text, { code })
}
