import { bringAlongPath } from './bring-along-path.ts'
import { createPath } from './create-path.ts'
import { mcpPath } from './mcp-path.ts'
import type { Path } from './place.ts'
import { readmePath } from './readme-path.ts'

/** From an empty folder to a connected tool call, by name. */
export const paths: Readonly<Record<string, Path>> = {
  vercel: createPath('AI SDK + Hono', 'page'),
  next: createPath('Next', 'page'),
  express: createPath('Express', 'page'),
  langgraph: createPath('LangGraph', 'terminal'),
  openai: createPath('OpenAI', 'terminal'),
  mcp: mcpPath,
  'bring-along': bringAlongPath,
  readme: readmePath,
}
