export { clientsFromEnvironment } from './clients-from-environment.ts'
export { findAuthorization, type FoundAuthorization } from './find-authorization.ts'
export type { Log, LogFields } from './telemetry/log.ts'
export { clientVariables } from './connections/auth-configs/client-variables.ts'
export { operatorCallback } from './connections/links/operator-callback.ts'
export { actingAs, type Actor } from './audit/actor.ts'
export { verifyAuditExport } from './audit/exported.ts'
export { createEngine, type Engine } from './engine.ts'
export type { ConsoleIssuerOptions } from './console/issuer-options.ts'
export type { ConsoleFile, ConsoleFiles, ConsoleOptions } from './console/console-options.ts'
export type { EngineOptions } from './engine-options.ts'
export type {
  AfterAnswer,
  BeforeAnswer,
  HookedCall,
  HookedResult,
  HookOptions,
  HttpHook,
} from './hooks/hook-options.ts'
export type { LimitOptions, PerMinute, Quota, QuotaOptions } from './limits/limit-options.ts'
export { calledFrom } from './limits/peer.ts'
export { nearNames } from './catalogue/near-names.ts'
export type { CatalogueChanges } from './catalogue/catalogue.ts'
export type {
  EmbeddingModel,
  EmbedTexts,
  SdkEmbeddingModel,
} from './tools/search/embedding-model.ts'
export type { SearchOptions } from './tools/tools.ts'
