import { MaillonError } from '@maillon/core'
import { type Context, Hono } from 'hono'
import { capability } from '../access/capability.ts'
import { actingAs } from '../audit/actor.ts'
import { paths } from '../authorization/metadata.ts'
import { mountLogin } from './login-routes.ts'
import type { McpEnvironment, McpParts } from './parts.ts'
import { namedProfile } from './profile-of.ts'
import { readMessage } from './read-message.ts'
import { createSessionHandler } from './session-handler.ts'
import { type LetIn, sessionOf } from './session-of.ts'
import { sessionServer } from './session-server.ts'
import { missingScope } from './step-up.ts'

/**
 * Every session as an MCP server at `/mcp/<session id>`: Streamable HTTP without state, protocol 2026-07-28 and the ones
 * of 2025 on one address. A server lives for one request, so that no answer can reach another client.
 */
export function createMcp(parts: McpParts, serverOf = sessionServer): Hono<McpEnvironment> {
  const mcp = new Hono<McpEnvironment>()
  const answer = createSessionHandler(parts, serverOf)

  mcp.use('/mcp/*', async (context, next) => {
    await next()
    const needsScope = context.get('needsScope') === true
    if (context.res.status === 401 || needsScope)
      context.header('www-authenticate', await challenge(parts, context, needsScope))
  })

  mountLogin(mcp, parts)

  mcp.all('/mcp/:sessionId', async (context) => {
    const { raw: request } = context.req
    const inside = context.env[capability]
    if (!inside) checkOrigin(parts, request)
    const letIn = async (): Promise<LetIn> => {
      const found = await sessionOf(parts, request, context.req.param('sessionId'), inside)
      return { ...found, session: { ...found.session, again: async () => (await letIn()).session } }
    }
    const { session, scopes, actor } = await letIn()
    const { message, refusal } = await readMessage(request)
    if (refusal) return refusal
    const catalogueOf = () => parts.catalogue.at(session.config.toolkit_versions ?? {})
    const missing = scopes && missingScope(scopes, catalogueOf(), message)
    if (missing) {
      context.set('needsScope', true)
      throw new MaillonError('forbidden', {
        message: `The client lacks the scope ${missing}.`,
        hint: `Log in again with the scope ${missing}.`,
      })
    }
    const elicitsByError = context.req.query('elicitation') === 'url'
    const profile = namedProfile(context.req.query('profile'))
    const mayWrite = !scopes || scopes.includes('tools:write')
    return actingAs(actor, () =>
      answer({ request, message, session, elicitsByError, profile, mayWrite }),
    )
  })
  return mcp
}

/** What a client is told that is not let in: who lets clients in, where any can log in (RFC 9728 §5.1, RFC 6750 §3). */
async function challenge(
  { authorization, settings }: McpParts,
  context: Context,
  needsScope: boolean,
): Promise<string> {
  const id = context.req.param('sessionId') ?? ''
  const publicUrl = settings.publicUrl?.replace(/\/$/, '')
  const isOpen = publicUrl !== undefined && (await authorization.isOpen(id).catch(() => false))
  return [
    'Bearer realm="maillon"',
    ...(needsScope ? ['error="insufficient_scope"', 'scope="tools:read tools:write"'] : []),
    ...(isOpen ? [`resource_metadata="${publicUrl}${paths.resource}/mcp/${id}"`] : []),
  ].join(', ')
}

/** An engine that knows no host of its own cannot tell a page of its own site from any other: it takes no page at all. */
function checkOrigin({ settings, allowedHosts }: McpParts, { headers }: Request): void {
  const knowsHosts = settings.publicUrl !== undefined || (allowedHosts?.length ?? 0) > 0
  if (knowsHosts || !headers.has('origin')) return
  throw new MaillonError('forbidden', {
    message: 'The Origin header of this request names another site.',
    hint: 'Give the engine its publicUrl, or allowedHosts.',
  })
}
