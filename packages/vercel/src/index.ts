export {
  type ConnectHandlerOptions,
  type ConnectStatus,
  connectHandler,
} from './connect-handler.ts'
export {
  type ConnectPart,
  type ConnectPartWriter,
  type MaillonDataParts,
  writeConnectPart,
} from './connect-part.ts'
export { isWaitingForUser } from './is-waiting-for-user.ts'
export { type ResumeCallsOptions, resumeCalls } from './resume-calls.ts'
export { toolApproval } from './tool-approval.ts'
export { VercelProvider, type VercelProviderOptions } from './vercel-provider.ts'
