export { MastraProvider, type MastraProviderOptions } from './mastra-provider.ts'
