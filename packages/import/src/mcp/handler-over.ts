import { type Client, SdkError, SdkErrorCode } from '@modelcontextprotocol/client'
import { createMcpHandler, type McpHttpHandler, Server } from '@modelcontextprotocol/server'
import { allTools } from './all-tools.ts'
import { carrying } from './whole-answers.ts'

/** Longer than the engine waits for any call. */
const callMs = 10 * 60_000

/** What another server has, as a server of this process: its tools and no more. `onLost` hears that it is gone. */
export function handlerOver(client: Client, onLost: () => void): McpHttpHandler {
  return createMcpHandler(() => serverOver(client, onLost))
}

function serverOver(client: Client, onLost: () => void): Server {
  const server = new Server(client.getServerVersion() ?? { name: 'command', version: '0' }, {
    capabilities: { tools: {} },
  })
  const told = (error: unknown): never => {
    if (error instanceof SdkError && error.code === SdkErrorCode.ConnectionClosed) onLost()
    throw error
  }
  server.setRequestHandler('tools/list', async () =>
    carrying({ tools: [] }, { tools: await allTools(client).catch(told) }),
  )
  server.setRequestHandler('tools/call', ({ params: { name, arguments: input = {} } }, context) => {
    const options = { signal: context.mcpReq.signal, timeout: callMs }
    return client.callTool({ name, arguments: input }, options).catch(told)
  })
  return server
}
