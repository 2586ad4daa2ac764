import { type Tool as TheirTool, type ToolExecuteResponse } from '@composio/core'
import { LangchainProvider as TheirLangChain } from '@composio/langchain'
import { OpenAIProvider as TheirOpenAI } from '@composio/openai'
import { VercelProvider as TheirVercel } from '@composio/vercel'
import type { StructuredToolInterface } from '@langchain/core/tools'
import { convertToOpenAITool } from '@langchain/core/utils/function_calling'
import type { ExecuteTool, SessionTool } from '@maillon/core/provider'
import { LangChainProvider } from '@maillon/langchain'
import { OpenAIProvider } from '@maillon/openai'
import { VercelProvider } from '@maillon/vercel'
import { generateText, type ToolSet } from 'ai'
import { MockLanguageModelV4 } from 'ai/test'

type Wrap<Tools> = (tools: SessionTool[]) => Tools

/** A framework, and the adapters of both for it. */
export interface Format<Tools = unknown> {
  adapter: string
  ours: Wrap<Tools>
  theirs: Wrap<Tools>
  /** The tools in the body of a model's first request, as the framework itself writes them. */
  request(tools: Tools): Promise<string>
}

const vercel: Format<ToolSet> = {
  adapter: 'vercel',
  ours: (tools) => new VercelProvider().wrapTools(tools, execute),
  theirs: (tools) => new TheirVercel().wrapTools(tools as TheirTool[], executeTheirs),
  request: async (tools) => {
    const model = new MockLanguageModelV4({
      doGenerate: {
        content: [{ type: 'text', text: '' }],
        finishReason: { unified: 'stop', raw: undefined },
        usage: {
          inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
          outputTokens: { total: 1, text: 1, reasoning: 0 },
        },
        warnings: [],
      },
    })
    await generateText({ model, tools, prompt: 'Hi' })
    return JSON.stringify(model.doGenerateCalls[0]?.tools)
  },
}

const langchain: Format<StructuredToolInterface[]> = {
  adapter: 'langchain',
  ours: (tools) => new LangChainProvider().wrapTools(tools, execute),
  theirs: (tools) => new TheirLangChain().wrapTools(tools as TheirTool[], executeTheirs),
  request: async (tools) => JSON.stringify(tools.map((tool) => convertToOpenAITool(tool))),
}

const openai: Format = {
  adapter: 'openai',
  ours: (tools) => new OpenAIProvider({ maxTools: tools.length }).wrapTools(tools),
  theirs: (tools) => new TheirOpenAI().wrapTools(tools as TheirTool[]),
  request: async (tools) => JSON.stringify(tools),
}

/** More work than theirs, which have no strict mode. */
const openaiStrict: Format = {
  ...openai,
  adapter: 'openai, strict',
  ours: (tools) => new OpenAIProvider({ strict: true, maxTools: tools.length }).wrapTools(tools),
}

/** Each with the adapters' own defaults, except where its name says so. */
export const formats = [vercel, langchain, openai, openaiStrict] as readonly Format[]

const execute: ExecuteTool = async () => ({ data: {}, error: null, logId: '' })

async function executeTheirs(): Promise<ToolExecuteResponse> {
  return { data: {}, error: null, successful: true }
}
