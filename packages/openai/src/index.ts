export type { ResponsesTool } from './in-namespaces.ts'
export { OpenAIProvider } from './openai-provider.ts'
export type { OpenAIProviderOptions } from './openai-provider-options.ts'
export {
  OpenAIResponsesProvider,
  type OpenAIResponsesProviderOptions,
  type RunnerFunction,
} from './openai-responses-provider.ts'
