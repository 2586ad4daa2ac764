import type { SessionRequest } from './session-request.ts'
import { Server } from '@modelcontextprotocol/server'
import { callTool } from './call-tool.ts'
import { listTools } from './list-tools.ts'
import type { McpParts } from './parts.ts'
import { profileOf } from './profile-of.ts'
import { withProtocolErrors } from './protocol-error.ts'
import { listResources, readResource } from './resources.ts'
import { serveSkills, skillsExtension } from './skills/serve-skills.ts'
import { serveTasks } from './tasks/serve-tasks.ts'
import { takesTasks, tasksExtension } from './tasks/task.ts'

/** The MCP server of a session, for one request. */
export function sessionServer(parts: McpParts, request: SessionRequest): Server {
  const { session, era } = request
  const server = new Server(
    { name: 'maillon', title: parts.appName, version: '0.1.0' },
    {
      // Without state, clients of 2025 have no stream on which they could be told.
      capabilities: {
        tools: { listChanged: era === 'modern' },
        resources: {},
        extensions: {
          [skillsExtension]: {},
          ...(era === 'modern' && { [tasksExtension]: {} }),
        },
      },
      instructions,
      cacheHints,
    },
  )
  const answer = withProtocolErrors(parts)
  server.setRequestHandler('tools/list', ({ params }) =>
    answer(async () => {
      const { profile = profileOf(server.getClientVersion()?.name, request.userAgent) } = request
      return listTools(parts.sessions.tools(session), profile, params?.cursor)
    }),
  )
  server.setRequestHandler('tools/call', ({ params }, context) =>
    answer(() => {
      const declared = server.getClientCapabilities()
      const can = {
        capabilities: declared?.elicitation,
        takesTasks: era === 'modern' && takesTasks(declared),
      }
      return callTool({ ...request, ...can, parts, context }, params)
    }),
  )
  server.setRequestHandler('resources/list', () => answer(() => listResources(parts, session)))
  server.setRequestHandler('resources/templates/list', () => ({ resourceTemplates: [] }))
  server.setRequestHandler('resources/read', ({ params }) =>
    answer(() => readResource(parts, session, params.uri)),
  )
  serveSkills(server, parts, { session, answer })
  if (era === 'modern') serveTasks(server, parts, { request, answer })
  return server
}

const minute = 60_000

/**
 * How long clients may go by what they read; nobody may keep it for others. A client that listens hears of other tools at once,
 * and calls are decided anew each time. What is not here may have changed by the next call.
 */
const cacheHints = {
  'server/discover': { ttlMs: 60 * minute, cacheScope: 'private' },
  'tools/list': { ttlMs: minute, cacheScope: 'private' },
  'resources/templates/list': { ttlMs: 60 * minute, cacheScope: 'private' },
} as const

const instructions =
  "These tools act for the user in the user's own accounts. When an answer says that an account has to be connected " +
  'or a call approved, tell the user and show the link; when they say that they are done, make the same call again.'
