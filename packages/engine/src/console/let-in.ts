import type { Context } from 'hono'
import { setCookie } from 'hono/cookie'
import { consoleCookie } from '../access/console-cookie.ts'
import { consoleCaller, type LiveLogin } from '../access/console-logins.ts'
import type { AuditAction } from '../audit/actions.ts'
import { actingAs } from '../audit/actor.ts'
import type { ConsoleParts } from './parts.ts'

/** Who is about to be let in. */
export type NewLogin = Omit<LiveLogin, 'endsAt'>

/** Gives the browser its login, and writes that down. */
export async function letIn(
  context: Context,
  parts: ConsoleParts,
  login: NewLogin,
): Promise<LiveLogin> {
  const { value, endsAt } = parts.logins.issue(login)
  const live = { ...login, endsAt }
  await actingAs(consoleCaller(live).actor, () => note(parts, live, 'console.opened'))
  setCookie(context, consoleCookie(parts.publicUrl), value, {
    ...cookieAttributes(parts.publicUrl),
    expires: new Date(endsAt),
  })
  return live
}

/** No script reads it, and no other site makes the browser send it. */
export function cookieAttributes(publicUrl: string) {
  return {
    httpOnly: true,
    secure: publicUrl.startsWith('https:'),
    sameSite: 'Strict',
    path: '/',
  } as const
}

/** Writes down who came, was refused, or went. */
export function note(
  { store, audit }: ConsoleParts,
  { kind, id, projectId }: NewLogin,
  action: AuditAction,
): Promise<void> {
  return store.transaction((transaction) =>
    audit(transaction, { projectId, action, subject: id ?? 'console', detail: { by: kind } }),
  )
}
