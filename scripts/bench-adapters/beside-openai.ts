import { AnthropicProvider } from '@maillon/anthropic'
import type { ExecuteTool, SessionTool } from '@maillon/core/provider'
import { GoogleProvider } from '@maillon/google'
import { LangChainProvider } from '@maillon/langchain'
import { MastraProvider } from '@maillon/mastra'
import { OpenAIProvider } from '@maillon/openai'
import { OpenAIAgentsProvider } from '@maillon/openai-agents'
import { VercelProvider } from '@maillon/vercel'
import { median } from './median.ts'
import { sampleTools } from './sample-tools.ts'

const execute: ExecuteTool = async () => ({ data: {}, error: null, logId: '' })

const adapters: Record<string, (tools: SessionTool[]) => unknown> = {
  openai: (tools) => new OpenAIProvider({ maxTools: tools.length }).wrapTools(tools),
  'openai-agents': (tools) => new OpenAIAgentsProvider().wrapTools(tools, execute),
  anthropic: (tools) => new AnthropicProvider().wrapTools(tools),
  google: (tools) => new GoogleProvider({ maxTools: tools.length }).wrapTools(tools),
  mastra: (tools) => new MastraProvider().wrapTools(tools, execute),
  vercel: (tools) => new VercelProvider().wrapTools(tools, execute),
  langchain: (tools) => new LangChainProvider().wrapTools(tools, execute),
}

/** What each of our adapters takes to turn tools into its framework's format: medians of runs in turns, in milliseconds. */
export function besideOpenAI(count: number, runs: number): Map<string, number> {
  const samples = Object.keys(adapters).map((name) => [name, [] as number[]] as const)
  for (let run = -Math.ceil(runs / 4); run < runs; run += 1) {
    for (const [name, times] of samples) {
      const tools = sampleTools(count)
      const start = performance.now()
      adapters[name]?.(tools)
      if (run >= 0) times.push(performance.now() - start)
    }
  }
  return new Map(samples.map(([name, times]) => [name, median(times)]))
}
