export type { AuthorizationServer } from './authorization-server.ts'
export type { Consent, Grant, Grants } from './grants.ts'
export { hostileOrigin, hostileToolkit } from './hostile-toolkit.ts'
export type { Recorder } from './recorder.ts'
export { type RefusalDialect, refusals } from './refusals.ts'
export { type Hostile, startHostile } from './start-hostile.ts'
export type { Trouble } from './trouble.ts'
export {
  type DialectOptions,
  type DialectRequest,
  type DialectUpstream,
  startDialect,
} from './dialects/start-dialect.ts'
export { type DialectOutcome, tryDialects } from './dialects/try-dialects.ts'
export type { DialectTold } from './dialects/told.ts'
export { walkLink } from './dialects/walk-link.ts'
