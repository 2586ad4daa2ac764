import { quoted } from './literal.ts'
import { prompt, sessionLines } from './session-lines.ts'
import type { SnippetCall } from './snippet-call.ts'

/** Code that makes a call from one framework. */
export interface Snippet {
  id: string
  label: string
  language: 'ts' | 'sh'
  /** What it needs of npm. */
  packages: readonly string[]
  code: string
}

interface Recipe extends Omit<Snippet, 'code' | 'language'> {
  imports: readonly string[]
  lines(call: SnippetCall): string[]
}

/** The very call from each framework that there is an adapter of, from MCP, and bare. */
export function snippetsOf(call: SnippetCall): Snippet[] {
  const written = recipes.map(
    ({ imports, lines, ...recipe }): Snippet => ({
      ...recipe,
      language: 'ts',
      packages: ['@maillon/core', ...recipe.packages],
      code: [...imports, '', ...lines(call), ''].join('\n'),
    }),
  )
  return [...written, overHttp(call)]
}

const core = "import { Maillon } from '@maillon/core'"

const recipes: readonly Recipe[] = [
  {
    id: 'typescript',
    label: 'TypeScript',
    packages: [],
    imports: [core],
    lines: (call) => [
      ...sessionLines(call, { lists: false }),
      '',
      `const { data, error } = await session.execute(${quoted(call.slug)}, input)`,
      'console.log(error ?? data)',
    ],
  },
  {
    id: 'vercel',
    label: 'AI SDK',
    packages: ['@maillon/vercel', 'ai', 'zod', '@ai-sdk/openai'],
    imports: [
      "import { openai } from '@ai-sdk/openai'",
      core,
      "import { VercelProvider } from '@maillon/vercel'",
      "import { generateText } from 'ai'",
    ],
    lines: (call) => [
      ...sessionLines(call, { provider: 'VercelProvider' }),
      '',
      'const { toolResults } = await generateText({',
      "  model: openai('gpt-5-mini'),",
      '  tools,',
      `  toolChoice: { type: 'tool', toolName: ${quoted(call.name)} },`,
      `  prompt: ${prompt(call)},`,
      '})',
      'console.log(toolResults)',
    ],
  },
  {
    id: 'langchain',
    label: 'LangChain',
    packages: [
      '@maillon/langchain',
      '@langchain/core',
      '@langchain/langgraph',
      '@langchain/openai',
    ],
    imports: [
      "import { ChatOpenAI } from '@langchain/openai'",
      core,
      "import { LangChainProvider } from '@maillon/langchain'",
    ],
    lines: (call) => [
      ...sessionLines(call, { provider: 'LangChainProvider' }),
      '',
      "const model = new ChatOpenAI({ model: 'gpt-5-mini' }).bindTools(tools, {",
      `  tool_choice: ${quoted(call.name)},`,
      '})',
      `const { tool_calls = [] } = await model.invoke(${prompt(call)})`,
      'for (const toolCall of tool_calls) {',
      '  const tool = tools.find(({ name }) => name === toolCall.name)',
      '  console.log(await tool?.invoke(toolCall))',
      '}',
    ],
  },
  {
    id: 'openai',
    label: 'OpenAI',
    packages: ['@maillon/openai', 'openai'],
    imports: [
      core,
      "import { OpenAIResponsesProvider } from '@maillon/openai'",
      "import OpenAI from 'openai'",
    ],
    lines: (call) => [
      ...sessionLines(call, { provider: 'OpenAIResponsesProvider' }),
      '',
      'const response = await new OpenAI().responses.create({',
      "  model: 'gpt-5-mini',",
      '  tools,',
      `  tool_choice: { type: 'function', name: ${quoted(call.name)} },`,
      `  input: ${prompt(call)},`,
      '})',
      'console.log(await maillon.provider.handleToolCalls(session, response))',
    ],
  },
  {
    id: 'openai-agents',
    label: 'OpenAI Agents',
    packages: ['@maillon/openai-agents', '@openai/agents', 'zod'],
    imports: [
      core,
      "import { OpenAIAgentsProvider } from '@maillon/openai-agents'",
      "import { Agent, Runner } from '@openai/agents'",
    ],
    lines: (call) => [
      ...sessionLines(call, { provider: 'OpenAIAgentsProvider' }),
      '',
      'const agent = new Agent({',
      "  name: 'Assistant',",
      "  model: 'gpt-5-mini',",
      '  tools,',
      `  modelSettings: { toolChoice: ${quoted(call.name)} },`,
      "  toolUseBehavior: 'stop_on_first_tool',",
      '})',
      'const runner = new Runner({ tracingDisabled: true })',
      `const { finalOutput } = await runner.run(agent, ${prompt(call)})`,
      'console.log(finalOutput)',
    ],
  },
  {
    id: 'anthropic',
    label: 'Anthropic',
    packages: ['@maillon/anthropic', '@anthropic-ai/sdk'],
    imports: [
      "import Anthropic from '@anthropic-ai/sdk'",
      "import { AnthropicProvider } from '@maillon/anthropic'",
      core,
    ],
    lines: (call) => [
      ...sessionLines(call, { provider: 'AnthropicProvider' }),
      '',
      'const message = await new Anthropic().messages.create({',
      "  model: 'claude-sonnet-5',",
      '  max_tokens: 4096,',
      '  tools,',
      `  tool_choice: { type: 'tool', name: ${quoted(call.name)} },`,
      `  messages: [{ role: 'user', content: ${prompt(call)} }],`,
      '})',
      'console.log(await maillon.provider.handleToolCalls(session, message))',
    ],
  },
  {
    id: 'google',
    label: 'Google',
    packages: ['@maillon/google', '@google/genai'],
    imports: [
      "import { FunctionCallingConfigMode, GoogleGenAI } from '@google/genai'",
      core,
      "import { GoogleProvider } from '@maillon/google'",
    ],
    lines: (call) => [
      ...sessionLines(call, { provider: 'GoogleProvider' }),
      '',
      "const google = new GoogleGenAI({ apiKey: process.env.GEMINI_API_KEY ?? '' })",
      'const response = await google.models.generateContent({',
      "  model: 'gemini-3-flash-preview',",
      `  contents: ${prompt(call)},`,
      '  config: {',
      '    tools,',
      '    toolConfig: {',
      '      functionCallingConfig: {',
      '        mode: FunctionCallingConfigMode.ANY,',
      `        allowedFunctionNames: [${quoted(call.name)}],`,
      '      },',
      '    },',
      '  },',
      '})',
      'console.log(await maillon.provider.handleToolCalls(session, response))',
    ],
  },
  {
    id: 'mastra',
    label: 'Mastra',
    packages: ['@maillon/mastra', '@mastra/core', 'zod'],
    imports: [
      core,
      "import { MastraProvider } from '@maillon/mastra'",
      "import { Agent } from '@mastra/core/agent'",
    ],
    lines: (call) => [
      ...sessionLines(call, { provider: 'MastraProvider' }),
      '',
      'const agent = new Agent({',
      "  id: 'assistant',",
      "  name: 'Assistant',",
      "  instructions: 'Help the user.',",
      "  model: 'openai/gpt-5-mini',",
      '  tools,',
      '})',
      `const { toolResults } = await agent.generate(${prompt(call)}, {`,
      `  toolChoice: { type: 'tool', toolName: ${quoted(call.name)} },`,
      '  maxSteps: 1,',
      '})',
      'console.log(toolResults)',
    ],
  },
  {
    id: 'mcp',
    label: 'MCP',
    packages: ['@modelcontextprotocol/client'],
    imports: [
      core,
      "import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'",
    ],
    lines: (call) => [
      ...sessionLines(call, { lists: false }),
      '',
      'const { url, headers } = session.mcp',
      "const client = new Client({ name: 'my-agent', version: '1.0.0' })",
      'await client.connect(',
      '  new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }),',
      ')',
      `console.log(await client.callTool({ name: ${quoted(call.mcpName)}, arguments: input }))`,
      'await client.close()',
    ],
  },
]

function overHttp({ baseURL, sessionId, slug, account, arguments: input }: SnippetCall): Snippet {
  const body = JSON.stringify({ tool_slug: slug, arguments: input, ...(account && { account }) })
  return {
    id: 'http',
    label: 'HTTP',
    language: 'sh',
    packages: [],
    code: [
      `curl ${inShell(`${baseURL}/api/v3.1/tool_router/session/${sessionId}/execute`)} \\`,
      '  -H "x-api-key: $MAILLON_API_KEY" -H "content-type: application/json" \\',
      `  -d ${inShell(body)}`,
      '',
    ].join('\n'),
  }
}

function inShell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
