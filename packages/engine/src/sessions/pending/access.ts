import { MaillonError } from '@maillon/core'
import { inWay, type OAuth2Auth } from '@maillon/core/toolkit'
import type { AccountRow } from '../../store/rows.ts'
import { choiceFor } from '../accounts-of.ts'
import type { LiveSession, SessionParts } from '../parts.ts'
import type { AskedCall } from './asked-call.ts'

/** The account that a call runs with (none for a tool that needs none), or what it lacks of one. */
export type Access = { account: AccountRow | undefined } | { lacking: Lacking }

export interface Lacking {
  /** To be connected anew; undefined where any account will do. */
  account: AccountRow | undefined
  missingScopes: string[]
}

/** Looks for the account of a call. Throws `connected_account_not_found` when it names one that there is not. */
export async function accessOf(
  parts: SessionParts,
  session: LiveSession,
  call: AskedCall,
): Promise<Access> {
  const { toolkit } = call.tool
  if (toolkit.auth.scheme === 'NO_AUTH') return { account: undefined }
  const choice = choiceFor(session, toolkit.slug, call.request.account)
  try {
    const account = await parts.connections.choose(choice)
    if (!account) return { lacking: { account, missingScopes: [] } }
    const missingScopes = missingScopesOf(call, account)
    return missingScopes.length > 0 ? { lacking: { account, missingScopes } } : { account }
  } catch (error) {
    if (!MaillonError.is(error, 'connected_account_not_found')) throw error
    // One that is named and is not ACTIVE comes back by being connected again.
    const own = await parts.connections.own(choice)
    if (!own || own.status === 'ACTIVE') throw error
    return { lacking: { account: own, missingScopes: [] } }
  }
}

/** What a run's error says that the call lacks; undefined when it failed for another reason. */
export function lackingIn(
  error: unknown,
  call: AskedCall,
  account: AccountRow | undefined,
): Lacking | undefined {
  if (MaillonError.is(error, 'connection_not_usable')) {
    const named = call.request.account !== undefined
    return { account: named ? account : undefined, missingScopes: [] }
  }
  if (!account || !MaillonError.is(error, 'missing_scopes')) return undefined
  const missing = missingScopesOf(call, account)
  return {
    account,
    missingScopes: missing.length > 0 ? missing : [...(call.tool.tool.scopes ?? [])],
  }
}

/** Scopes that the tool needs and the account was not granted; none where the upstream did not tell what it granted. */
function missingScopesOf(
  { tool: { tool, toolkit } }: AskedCall,
  { scopes, way }: AccountRow,
): string[] {
  const { auth } = inWay(toolkit, way)
  if (scopes === null || auth.scheme !== 'OAUTH2') return []
  const all = grantedBy(scopes, auth)
  return (tool.scopes ?? []).filter((scope) => !all.has(scope))
}

/** Of a row's scopes, what they come to by the auth that was asked last. */
const granted = new WeakMap<readonly string[], { auth: OAuth2Auth; all: ReadonlySet<string> }>()

function grantedBy(scopes: readonly string[], auth: OAuth2Auth): ReadonlySet<string> {
  const before = granted.get(scopes)
  if (before?.auth === auth) return before.all
  const { includes = {} } = auth
  const all = new Set(scopes.flatMap((scope) => [scope, ...(includes[scope] ?? [])]))
  granted.set(scopes, { auth, all })
  return all
}
