import { MaillonError } from '@maillon/core'
import { isLoopback } from '@maillon/core/toolkit'
import type { Context, Hono } from 'hono'
import { deleteCookie } from 'hono/cookie'
import { z } from 'zod'
import { consoleCookie } from '../access/console-cookie.ts'
import { consoleCaller, type LiveLogin } from '../access/console-logins.ts'
import { actingAs } from '../audit/actor.ts'
import { limitVisits } from '../limits/limit-visits.ts'
import { readText } from '../read-text.ts'
import { keepSecret } from '../telemetry/live-secrets.ts'
import { cookieAttributes, letIn, type NewLogin, note } from './let-in.ts'
import type { ConsoleEnvironment, ConsoleParts } from './parts.ts'

const proof = z.union([
  z.strictObject({ key: z.string().max(200) }),
  z.strictObject({ token: z.string().max(200) }),
])

/** Who is logged in, and the ways in and out. Only the console's own page can ask. */
export function mountLogin(app: Hono<ConsoleEnvironment>, parts: ConsoleParts): void {
  const { access, publicUrl } = parts

  app.get('/console/login', async (context) =>
    context.json(stateOf(parts, await access.loginOf(context.req.raw))),
  )

  app.post('/console/login', limitVisits(parts.limits, 'console'), async (context) => {
    await access.loginOf(context.req.raw)
    const given = await readProof(context)
    const login = 'key' in given ? await byKey(parts, given.key) : await byLink(parts, given.token)
    const live = await letIn(context, parts, login)
    return context.json(stateOf(parts, live))
  })

  app.post('/console/logout', async (context) => {
    const login = await access.loginOf(context.req.raw)
    if (login)
      await actingAs(consoleCaller(login).actor, () => note(parts, login, 'console.closed'))
    deleteCookie(context, consoleCookie(publicUrl), cookieAttributes(publicUrl))
    return context.json(stateOf(parts, undefined))
  })
}

async function readProof(context: Context): Promise<z.infer<typeof proof>> {
  const text = await readText(context.req.raw, 4 * 1024)
  const read = proof.safeParse(parsed(text))
  if (read.success) {
    keepSecret(Object.values(read.data))
    return read.data
  }
  throw new MaillonError('invalid_request', { message: 'A login is a key or a token.' })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function byKey(parts: ConsoleParts, text: string): Promise<NewLogin> {
  const caller = await parts.apiKeys.callerOf(text)
  const row = caller && (await parts.apiKeys.find(caller.projectId, caller.id))
  if (!row) {
    throw new MaillonError('unauthorized', {
      message: 'This is no key of this engine, or it has ended.',
      hint: 'Make one where the engine runs: maillon keys create --scopes admin',
    })
  }
  const { id, name, projectId } = row
  const login: NewLogin = { kind: 'key', id, projectId, name, scopes: caller.scopes }
  if (caller.scopes.includes('admin')) return login
  await actingAs(caller.actor, () => note(parts, login, 'console.refused'))
  throw new MaillonError('forbidden', {
    message: `The key "${name}" may not open the console: it has the scopes ${caller.scopes.join(', ')}.`,
    hint: 'Make one that may: maillon keys create --scopes admin',
  })
}

/** What opens without a key opens for who sits at this machine. */
async function byLink({ links, ensureProject, publicUrl }: ConsoleParts, token: string) {
  const projectId = isLoopback(new URL(publicUrl).hostname) ? links.redeem(token) : undefined
  if (projectId === undefined) {
    throw new MaillonError('unauthorized', {
      message: 'This link was used already, or has ended.',
      hint: 'Log in with the key that the command printed, or start it again.',
    })
  }
  await ensureProject(projectId)
  const login: NewLogin = { kind: 'local', id: null, projectId, name: null, scopes: ['admin'] }
  return login
}

/** What the page is told of who looks at it. */
function stateOf({ appName, issuerLogin }: ConsoleParts, login: LiveLogin | undefined) {
  return {
    app: appName,
    login: login
      ? {
          project: login.projectId,
          kind: login.kind,
          id: login.id,
          name: login.name,
          scopes: login.scopes,
          ends_at: new Date(login.endsAt).toISOString(),
        }
      : null,
    ways: { issuer: issuerLogin?.host ?? null },
  }
}
