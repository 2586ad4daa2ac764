export { adapterCases, waitingCases } from './adapters/adapter-cases.ts'
export type {
  AdapterCase,
  AdapterDriver,
  AdapterSession,
  DrivenAdapter,
  ModelCall,
  OfferedTool,
  PausingCase,
  PausingDriver,
  PausingRun,
  Told,
} from './adapters/adapter-driver.ts'
export { pausingCases } from './adapters/cases/pauses.ts'
export { drivenByModel } from './adapters/driven-by-model.ts'
export { sampleTool } from './adapters/sample-tool.ts'
export {
  type ScriptedSession,
  type ScriptedSessionOptions,
  scriptedSession,
} from './adapters/scripted-session.ts'
export { browserOn } from './browser-on.ts'
export type { SchemaCase } from './schemas/schema-case.ts'
export { schemaCorpus } from './schemas/schema-corpus.ts'
export {
  createTestEngine,
  newApiKey,
  startTestEngine,
  type TestEngine,
  type TestEngineOptions,
  testEncryptionKey,
} from './test-engine.ts'
