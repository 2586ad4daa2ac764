import { MaillonError } from '@maillon/core'
import { isLocalSlug } from '@maillon/core/contract'
import type { StoredFile } from '../files/stored-file.ts'
import { isFault } from '../is-fault.ts'
import type { SessionParts, LiveSession } from './parts.ts'
import { approvalDenied } from './pending/answers.ts'
import { permissionOf } from './pending/permission.ts'
import { choiceFor } from './accounts-of.ts'
import { requireTool } from './policy.ts'

/** What an answer came of. It is kept with the answer, and asked for its right whenever that is read later. */
export interface Source {
  /** The tool's slug. */
  tool: string
  /** The account that the tool ran with; null for a tool that needs none. */
  accountId: string | null
}

/** What a file came of; null for one that a person or an app stored. */
export function sourceOf({ tool, accountId }: StoredFile): Source | null {
  return tool === null ? null : { tool, accountId }
}

/**
 * Whether a session may read what was kept of these: it still includes the tool, does not deny it, and may use the
 * account, as if it made the call now. Of a tool that runs in the app, it may. Throws `tool_not_found`, `tool_not_allowed`, `approval_denied`,
 * `account_not_accessible`, `connected_account_not_found`, `connection_not_usable`.
 */
export async function checkSources(
  parts: SessionParts,
  session: LiveSession,
  sources: readonly (Source | null)[],
): Promise<void> {
  const asked = new Map(
    sources.flatMap((one) => (one ? [[`${one.tool} ${one.accountId}`, one] as const] : [])),
  )
  for (const source of asked.values()) await checkSource(parts, session, source)
}

/** Whether `checkSources` lets a session read them. Throws faults of the engine's own. */
export async function mayRead(
  parts: SessionParts,
  session: LiveSession,
  sources: readonly (Source | null)[],
): Promise<boolean> {
  try {
    await checkSources(parts, session, sources)
    return true
  } catch (error) {
    if (!MaillonError.is(error) || isFault(error) || error.status === 503) throw error
    return false
  }
}

async function checkSource(
  parts: SessionParts,
  session: LiveSession,
  { tool: slug, accountId }: Source,
): Promise<void> {
  // The app alone knows its tools, and what they may tell: whoever has the session reads what it stored of them.
  if (isLocalSlug(slug) && !parts.catalogue.hasTool(slug)) return
  const { tool, toolkit } = requireTool(parts.catalogue, session.config, slug)
  if (permissionOf(session.config, tool) === 'always_deny') throw approvalDenied(slug)
  if (accountId !== null)
    await parts.connections.checkUsable(choiceFor(session, toolkit.slug), accountId)
}
