export type { Fault, Gate, GateRequest } from './gate.ts'
export type { TokenState } from './issued-tokens.ts'
export type { OAuthGate } from './oauth-gate.ts'
export { pressConsent } from './press-consent.ts'
export type { KeyGate } from './key-gate.ts'
export { callUpstream, type RunToolOptions, runTool } from './run-tool.ts'
export {
  authorizationCode,
  redeem,
  type SignedIn,
  type SignInOptions,
  signIn,
} from './sign-in.ts'
export {
  type Gates,
  startUpstreams,
  type Upstreams,
  type UpstreamService,
  type UpstreamsOptions,
} from './start-upstreams.ts'
export { createTestFiles, type TestFiles } from './test-files.ts'
export type { LinkAnswer } from '../link-answer.ts'
export { visitLink } from './visit-link.ts'
