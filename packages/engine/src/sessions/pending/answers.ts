import { MaillonError } from '@maillon/core'
import type { Toolkit } from '@maillon/core/toolkit'
import type { ConnectLink } from '../../connections/links/links.ts'
import type { PendingCallRow } from '../../store/rows.ts'
import type { LiveSession } from '../parts.ts'
import type { Lacking } from './access.ts'
import { permissionOf } from './permission.ts'
import type { Passage } from '../../hooks/gate.ts'
import type { AskedCall } from './asked-call.ts'

/** A call that needs an account; one that the app makes itself has no request of a tool. */
interface NeedsAccount {
  tool: { toolkit: Toolkit }
  request?: AskedCall['request'] | undefined
}

/** The answer to a call that lacks its account: with the link to show and the id to resume, where the agent manages connections. */
export function connectionRequired(
  { config }: LiveSession,
  { tool: { toolkit }, request }: NeedsAccount,
  { missingScopes }: Pick<Lacking, 'missingScopes'>,
  open?: { link: ConnectLink; pendingId?: string | undefined },
): MaillonError {
  const details = {
    toolkit: toolkit.slug,
    missing_scopes: missingScopes,
    ...(request && callDetails(request)),
    on_required: config.manage_connections.on_required ?? 'return',
  }
  const lacks = missingScopes.length > 0
  if (!open) {
    return new MaillonError('connection_required', {
      message: lacks
        ? `The user's ${toolkit.name} account was connected without what this needs.`
        : `The user has no active ${toolkit.name} account.`,
      hint: 'This session leaves connecting to the app: tell the user to connect the account there.',
      details,
    })
  }
  const { link, pendingId } = open
  return new MaillonError('connection_required', {
    message: lacks
      ? `The user has to connect ${toolkit.name} again and allow more: ${link.url}`
      : `The user has to connect ${toolkit.name} first: ${link.url}`,
    hint: 'Show redirect_url to the user as a link. When they say that they are done, make the same call again.',
    details: {
      ...details,
      redirect_url: link.url,
      connected_account_id: link.accountId,
      attempt_id: link.attemptId,
      expires_at: new Date(link.expiresAt).toISOString(),
      ...(pendingId && { pending_id: pendingId }),
    },
  })
}

/** The answer to a call that waits for the app's approval. */
export function approvalRequired(
  { config }: LiveSession,
  { tool: { tool }, request, passage }: AskedCall & { passage: Passage },
  { id, expiresAt }: PendingCallRow,
): MaillonError {
  const once = permissionOf(config, tool) === 'ask_once'
  return new MaillonError('approval_required', {
    message: `${tool.slug} has to be approved first${once ? ', once for this session' : ''}.`,
    hint: 'Tell the user that this waits for approval. Once it is given, make the same call again; do not look for a way round.',
    details: {
      approval_id: id,
      ...callDetails(request),
      // What is approved is what runs.
      ...(passage.changed && { arguments: passage.changed }),
      effect: tool.effect,
      expires_at: new Date(expiresAt).toISOString(),
    },
  })
}

/** The answer to a call that was not approved. */
export function approvalDenied(slug: string, approvalId?: string): MaillonError {
  return denied(`${slug} was not approved.`, {
    ...(approvalId && { approval_id: approvalId }),
    tool_slug: slug,
  })
}

/** The answer to a call that the session's rules deny. */
export function alwaysDenied(slug: string): MaillonError {
  return denied(`This session denies ${slug}.`, { tool_slug: slug })
}

function denied(message: string, details: Record<string, unknown>): MaillonError {
  const hint = 'Do not call it again; tell the user that it was not allowed.'
  return new MaillonError('approval_denied', { message, hint, details })
}

/** The answer to a resume that comes too late: for the call, or for what came of it. */
export function pendingExpired({ status }: PendingCallRow): MaillonError {
  if (status === 'done') {
    return new MaillonError('already_done', {
      message: 'The call was made more than a day ago, and what it answered is not kept any more.',
      hint: 'Look what came of it before making it again.',
    })
  }
  return new MaillonError('pending_expired', {
    message: 'The call waited for longer than 10 minutes, and was not made.',
    hint: 'Make the call again.',
  })
}

/** The error for an id that no waiting call of the session has. */
export function pendingNotFound(id: string): MaillonError {
  return new MaillonError('pending_not_found', {
    message: `No call "${id}" waits in this session.`,
    hint: 'Take pending_id or approval_id from an answer of this session; they hold for 10 minutes.',
  })
}

/** The answer of a call whose run nobody saw to its end. */
export function outcomeUnknown(): MaillonError {
  return new MaillonError('outcome_unknown', {
    message: 'Nobody saw the call to its end, so it is not known whether it took effect.',
    hint: 'Look whether it happened before doing it again.',
  })
}

function callDetails({ slug, arguments: input = {} }: AskedCall['request']) {
  return { tool_slug: slug, arguments: input }
}
