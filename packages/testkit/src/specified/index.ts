export { type Answer, captureRequests } from './capture-requests.ts'
export { runSpecifiedCase, type SpecifiedCase, type SpecifiedOutcome } from './specified-case.ts'
export type { WireRequest } from './wire-request.ts'
