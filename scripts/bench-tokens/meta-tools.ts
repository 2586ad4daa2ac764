import type { Maillon } from '@maillon/core'
import type { Engine } from '@maillon/engine'

interface McpTool {
  name: string
  outputSchema?: object
}

/** A session of a config as the API spells it, with what the library has no word for. */
async function open({ as }: Engine, maillon: Maillon, config: object) {
  const response = await as()('http://localhost/api/v3.1/tool_router/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user_id: 'user_1', ...config }),
  })
  const { session_id: id } = (await response.json()) as { session_id: string }
  return maillon.use(id)
}

/** A session's tools as `OpenAIProvider({ strict: false })` gives them to a model. */
export async function listedByOpenAI(
  engine: Engine,
  maillon: Maillon,
  config: object,
): Promise<object[]> {
  const tools = await (await open(engine, maillon, config)).tools()
  return tools.map(({ type, function: offered }) => ({
    type,
    function: { ...offered, strict: false },
  }))
}

/** A session's tools as its MCP server lists them, and as clients hand them to a model. */
export async function listedByMcp(
  engine: Engine,
  maillon: Maillon,
  config: object,
): Promise<{ all: object[]; withoutOutput: object[] }> {
  const { mcp } = await open(engine, maillon, config)
  const response = await engine.fetch(
    new Request(mcp.url, {
      method: 'POST',
      headers: {
        ...mcp.headers,
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        'mcp-protocol-version': '2025-11-25',
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} }),
    }),
  )
  const text = await response.text()
  const json = text.startsWith('{') ? text : (/^data: (.*)$/m.exec(text)?.[1] ?? '')
  const { tools: all } = (JSON.parse(json) as { result: { tools: McpTool[] } }).result
  const withoutOutput = all.map((tool) => {
    const { outputSchema: _, ...rest } = tool
    return rest
  })
  return { all, withoutOutput }
}
