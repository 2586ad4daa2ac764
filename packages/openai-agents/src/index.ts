export {
  type AgentTool,
  OpenAIAgentsProvider,
  type OpenAIAgentsProviderOptions,
  type ToolParameters,
} from './openai-agents-provider.ts'
