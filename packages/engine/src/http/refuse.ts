import { MaillonError } from '@maillon/core'
import { isFault } from '../is-fault.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'
import { errorAnswer } from './error-answer.ts'
import type { Exchange } from './exchange.ts'
import type { PlainAnswer } from '../plain-answer.ts'
import type { PlainRequest } from '../plain-request.ts'

/** The answer to a request that failed. */
export type Refuse = (error: unknown, request: PlainRequest, exchange: Exchange) => PlainAnswer

/** Answers errors, and reports those that are faults of the engine's own. */
export function createRefuse({ fault }: Pick<Telemetry, 'fault'>): Refuse {
  return (error, { method }, { requestId }) => {
    if (isFault(error)) fault(error, requestId)
    return errorAnswer(error, requestId, method)
  }
}

/** Why nothing is served there. */
export function routeNotFound({ method, path }: PlainRequest): MaillonError {
  return new MaillonError('route_not_found', {
    message: `There is nothing at ${method} ${path}.`,
    hint: 'The API is below /api/v3.1; this engine serves a part of the contract.',
  })
}
