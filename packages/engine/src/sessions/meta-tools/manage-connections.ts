import { MaillonError } from '@maillon/core'
import type { Toolkit } from '@maillon/core/toolkit'
import { z } from 'zod'
import type { AccountRow } from '../../store/rows.ts'
import { choiceFor, newLink, openLink } from '../accounts-of.ts'
import type { LiveSession, SessionParts } from '../parts.ts'
import { allowsToolkit } from '../policy.ts'
import { defineMetaTool, sessionId, toolkitSlug } from './meta-tool.ts'

/** What came of connecting one toolkit. */
export const connectResult = z.object({
  toolkit: z.string(),
  status: z.enum(['active', 'initiated', 'failed']),
  has_active_connection: z.boolean(),
  redirect_url: z.string().optional(),
  connected_account_id: z.string().optional(),
  created_at: z.string().optional(),
  instruction: z.string().optional(),
  error_message: z.string().optional(),
  /** Why the account that is to be connected again has ended. */
  status_reason: z.string().optional(),
  was_reinitiated: z.boolean().optional(),
})
type Result = z.infer<typeof connectResult>

/** Tells which accounts are connected, and hands out a Connect Link for each that is not. */
export const manageConnections = defineMetaTool({
  slug: 'COMPOSIO_MANAGE_CONNECTIONS',
  name: 'Manage connections',
  description:
    'Tells to which toolkits the user has a connected account, and makes a link for each other one. ' +
    'Call it before using a tool of a toolkit without an active connection. ' +
    'Show every redirect_url to the user as a markdown link; never open it yourself. ' +
    'Once the user says that they are done, go on with the task.',
  tags: ['openWorldHint', 'destructiveHint'],
  input: z.object({
    toolkits: z
      .array(toolkitSlug)
      .min(1)
      .max(20)
      .describe('Only toolkit slugs that a search returned.'),
    reinitiate_all: z
      .boolean()
      .default(false)
      .describe('New links for connected accounts too, when the user asks to connect again.'),
    session_id: sessionId,
  }),
  output: z.object({ message: z.string(), results: z.record(z.string(), connectResult) }),
  listed: ({ manage_connections, multi_account }) =>
    manage_connections.enabled && !multi_account.enable,
  run: ({ toolkits, reinitiate_all }, { parts, session }) =>
    connectToolkits(parts, session, toolkits, reinitiate_all),
})

/** Connects what is not connected, and tells what came of each. */
export async function connectToolkits(
  parts: SessionParts,
  session: LiveSession,
  toolkits: readonly string[],
  again: boolean,
): Promise<Record<string, unknown>> {
  const slugs = [...new Set(toolkits)]
  const results = await Promise.all(slugs.map((slug) => connect(parts, session, slug, again)))
  const count = (status: Result['status']) => results.filter((one) => one.status === status).length
  const summary = {
    total_toolkits: results.length,
    active_connections: count('active'),
    initiated_connections: count('initiated'),
    failed_connections: count('failed'),
  }
  return {
    message: sentence(summary),
    results: Object.fromEntries(results.map((one) => [one.toolkit, one])),
    summary,
    session: { id: session.id },
  }
}

async function connect(
  parts: SessionParts,
  session: LiveSession,
  slug: string,
  again: boolean,
): Promise<Result> {
  try {
    const toolkit = parts.catalogue.toolkit(slug)
    if (!allowsToolkit(session.config, slug))
      throw new MaillonError('tool_not_allowed', {
        message: `This session does not include ${slug}.`,
      })
    if (toolkit.auth.scheme === 'NO_AUTH')
      return {
        toolkit: slug,
        status: 'active',
        has_active_connection: true,
        instruction: 'Needs no account.',
      }
    const account = await parts.connections.choose(choiceFor(session, slug))
    return account && !again
      ? active(slug, account)
      : await initiated(parts, session, toolkit, account, again)
  } catch (error) {
    if (!MaillonError.is(error)) throw error
    const { message, hint } = error
    return {
      toolkit: slug,
      status: 'failed',
      has_active_connection: false,
      error_message: hint ? `${message} ${hint}` : message,
    }
  }
}

function active(toolkit: string, account: AccountRow): Result {
  return {
    toolkit,
    status: 'active',
    has_active_connection: true,
    connected_account_id: account.id,
    created_at: new Date(account.createdAt).toISOString(),
  }
}

async function initiated(
  parts: SessionParts,
  session: LiveSession,
  toolkit: Toolkit,
  account: AccountRow | undefined,
  again: boolean,
): Promise<Result> {
  const link = again
    ? await newLink(parts, session, toolkit, { account })
    : await openLink(parts, session, toolkit)
  const { accounts } = parts.connections
  const { status, statusReason } = await accounts.get(session.projectId, link.accountId)
  const why = status === 'EXPIRED' ? (statusReason ?? undefined) : undefined
  return {
    toolkit: toolkit.slug,
    status: 'initiated',
    has_active_connection: account !== undefined,
    redirect_url: link.url,
    connected_account_id: link.accountId,
    ...(why && { status_reason: why }),
    instruction: `${why ? `The account has to be connected again: ${why} ` : ''}Show this link to the user: [Connect ${toolkit.name}](${link.url}). It works until ${new Date(link.expiresAt).toISOString()}.`,
    ...(again && { was_reinitiated: true }),
  }
}

function sentence({
  active_connections,
  initiated_connections,
  failed_connections,
}: Record<string, number>): string {
  const parts = [`${active_connections} connected`]
  if (initiated_connections)
    parts.push(`${initiated_connections} waiting for the user to open their link`)
  if (failed_connections) parts.push(`${failed_connections} failed`)
  return `${parts.join(', ')}.`
}
