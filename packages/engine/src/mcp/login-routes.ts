import type { Context, Hono } from 'hono'
import { paths, resourceMetadata, serverMetadata } from '../authorization/metadata.ts'
import { OAuthRefusal } from '../authorization/oauth-refusal.ts'
import { tokenAnswer } from '../authorization/token-answer.ts'
import { limitVisits } from '../limits/limit-visits.ts'
import { readForm } from '../read-form.ts'
import { readText } from '../read-text.ts'
import { keepSecret } from '../telemetry/live-secrets.ts'
import type { McpEnvironment, McpParts } from './parts.ts'

const maxMetadataBytes = 64 * 1024

/** What clients that log in by themselves ask: who lets them in, and for tokens. */
export function mountLogin(mcp: Hono<McpEnvironment>, parts: McpParts): void {
  const { authorization, waiters, settings, appName, limits } = parts
  const publicUrl = settings.publicUrl?.replace(/\/$/, '')
  // Without an address of its own, an engine can name none.
  if (publicUrl === undefined) return

  for (const path of [paths.authorize, paths.token, paths.register, paths.revoke])
    mcp.use(path, limitVisits(limits, path))

  mcp.get(`${paths.resource}/mcp/:sessionId`, async (context) => {
    const id = context.req.param('sessionId')
    if (!(await authorization.isOpen(id))) return context.notFound()
    const issuer = (await authorization.appIssuer?.issuer()) ?? publicUrl
    return open(context, resourceMetadata(publicUrl, id, { appName, issuer }))
  })
  if (authorization.appIssuer) return

  mcp.get(paths.server, (context) =>
    open(context, serverMetadata(publicUrl, { registers: authorization.register !== undefined })),
  )

  mcp.get(paths.authorize, async (context) => {
    const { searchParams } = new URL(context.req.url)
    const location = await authorization.begin(searchParams)
    context.header('referrer-policy', 'no-referrer')
    return context.redirect(location, 303)
  })

  mcp.post(paths.token, async (context) => {
    const form = await formOf(context)
    return orRefusal(context, async () =>
      open(context, tokenAnswer(await authorization.token(form))),
    )
  })
  const { register } = authorization
  if (register)
    mcp.post(paths.register, async (context) => {
      const metadata = json(await readText(context.req.raw, maxMetadataBytes))
      return orRefusal(context, async () => open(context, register(metadata), 201))
    })
  mcp.post(paths.revoke, async (context) => {
    const form = await formOf(context)
    const sessionId = await authorization.revoke(form.get('token') ?? '')
    // Whoever listens by it is to hear no more.
    if (sessionId !== undefined) waiters.wake(sessionId)
    return open(context, {})
  })
}

async function orRefusal(context: Context, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer()
  } catch (error) {
    if (!(error instanceof OAuthRefusal)) throw error
    return open(context, { error: error.error, error_description: error.message }, 400)
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function formOf(context: Context): Promise<URLSearchParams> {
  const form = await readForm(context.req.raw)
  keepSecret(
    ['code', 'code_verifier', 'refresh_token', 'token'].flatMap((name) => form.getAll(name)),
  )
  return form
}

/** Clients in a browser may read it: it needs no cookie, and has nothing that a page could not ask for itself. */
function open(context: Context, body: object, status: 200 | 201 | 400 = 200): Response {
  context.header('access-control-allow-origin', '*')
  context.header('cache-control', 'no-store')
  return context.json(body, status)
}
