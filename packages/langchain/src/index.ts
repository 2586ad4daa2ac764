export { LangChainProvider, type LangChainProviderOptions } from './langchain-provider.ts'
