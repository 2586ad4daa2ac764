import type { SessionRequest } from './session-request.ts'

/** A request that was let in. */
export interface Admitted extends Omit<SessionRequest, 'era' | 'userAgent'> {
  request: Request
  /** Parsed JSON; undefined for a request without. */
  message: unknown
}
