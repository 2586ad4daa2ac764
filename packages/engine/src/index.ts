export type { Log, LogFields } from './telemetry/log.ts'
export { createEngine, type Engine, type EngineOptions } from './engine.ts'
