export {
  AnthropicProvider,
  type AnthropicProviderOptions,
  type AnthropicTool,
  type ToolResultMessage,
} from './anthropic-provider.ts'
