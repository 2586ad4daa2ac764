export type { JsonSchema } from '../schema/json-schema.ts'
export { toJsonSchema } from '../schema/to-json-schema.ts'
export { assertToolCount } from './assert-tool-count.ts'
export {
  type ChatCompletion,
  type FunctionTool,
  FunctionToolsProvider,
  type ToolMessage,
} from './function-tools.ts'
export { interrupts } from './interrupts.ts'
export { isFailure } from './is-failure.ts'
export { modelOutput } from './model-output.ts'
export { hasName, type OfferedTool, offerTool } from './offer-tool.ts'
export { type BrokenRule, checkOffered } from './profiles/check-offered.ts'
export { objectRoot } from './profiles/object-root.ts'
export { type ProfileName, profileNames } from './profiles/profile-name.ts'
export type {
  Approval,
  ExecuteTool,
  Provider,
  ProviderContext,
  SessionTool,
  ToolDecision,
} from './provider.ts'
export type { ToolResult } from './tool-result.ts'
export {
  type ApprovalRequired,
  type ConnectionRequired,
  readAllRequired,
  readApprovalRequired,
  readConnectionRequired,
} from './read-required.ts'
export { runOffered } from './run-offered.ts'
export { replaceResults } from './replace-results.ts'
export { resolveRef } from './resolve-ref.ts'
export {
  type AnsweredCall,
  type RunnableSession,
  type RunOptions,
  runToolCalls,
  type ToolCall,
  type ToolSession,
} from './run-tool-calls.ts'
export { settle } from './settle.ts'
export { type StrictSchema, strictSchema } from './strict/strict-schema.ts'
export { withoutRepeats } from './without-repeats.ts'
export { withoutFileKeywords } from './without-file-keywords.ts'
export { toolFailure } from './tool-failure.ts'
export { toolName } from './tool-name.ts'
export { validateArguments } from './validate-arguments.ts'
export { wellFormed } from './well-formed.ts'
