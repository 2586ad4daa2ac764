export { type ModelFetch, type ModelOptions, type ModelVendor, modelFetch } from './model-fetch.ts'
export type {
  DeclaredTool,
  ModelCall,
  ModelReply,
  ModelRequest,
  ScriptedReply,
} from './model-reply.ts'
export { type StartedModel, startModel } from './start-model.ts'
