/** An app that can be made. */
export interface Framework {
  id: FrameworkId
  /** For who chooses. */
  label: string
  hint: string
  /** Folders of `templates`, the later ones over the earlier ones. */
  layers: readonly string[]
  /** What starts it: a conversation on the terminal is not started again after each change. */
  script: 'dev' | 'start'
}

export const frameworkIds = ['vercel', 'next', 'express', 'langgraph', 'openai', 'mcp'] as const
export type FrameworkId = (typeof frameworkIds)[number]

/** The apps, in the order in which they are offered. */
export const frameworks: readonly Framework[] = [
  {
    id: 'vercel',
    label: 'AI SDK + Hono',
    hint: 'a chat page',
    layers: ['base', 'server', 'ai', 'style', 'page', 'vercel'],
    script: 'dev',
  },
  {
    id: 'next',
    label: 'Next',
    hint: 'a chat page, with useChat',
    layers: ['base', 'ai', 'style', 'next'],
    script: 'dev',
  },
  {
    id: 'express',
    label: 'Express',
    hint: 'a chat page, with the AI SDK',
    layers: ['base', 'server', 'ai', 'style', 'page', 'express'],
    script: 'dev',
  },
  {
    id: 'langgraph',
    label: 'LangGraph',
    hint: 'a conversation on the terminal',
    layers: ['base', 'server', 'terminal', 'langgraph'],
    script: 'start',
  },
  {
    id: 'openai',
    label: 'OpenAI',
    hint: 'function calling, on the terminal',
    layers: ['base', 'server', 'terminal', 'openai'],
    script: 'start',
  },
  {
    id: 'mcp',
    label: 'MCP only',
    hint: 'for the clients that you have: Claude Code, Codex, Cursor, VS Code',
    layers: ['base', 'server', 'mcp'],
    script: 'dev',
  },
]
