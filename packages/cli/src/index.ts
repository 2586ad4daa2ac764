export { defineConfig, type MaillonConfig } from './config/config-file.ts'
export { run } from './run.ts'
