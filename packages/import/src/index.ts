export { type Imported, importOpenApi, type ImportOptions } from './openapi/import-openapi.ts'
export type { Problem } from './openapi/problems.ts'
export { readToolkit, toToolkit } from './read-toolkit.ts'
export type { ToolkitFile } from './toolkit-file.ts'
