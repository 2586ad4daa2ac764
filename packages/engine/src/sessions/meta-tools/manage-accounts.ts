import { MaillonError } from '@maillon/core'
import { z } from 'zod'
import type { AccountRow } from '../../store/rows.ts'
import { choiceFor, newLink } from '../accounts-of.ts'
import type { LiveSession, SessionParts } from '../parts.ts'
import { allowsToolkit } from '../policy.ts'
import { connectResult, connectToolkits } from './manage-connections.ts'
import { defineMetaTool, sessionId, toolkitSlug } from './meta-tool.ts'

const account = z.object({
  id: z.string(),
  alias: z.string().nullable(),
  label: z.string().nullable(),
  status: z.string(),
  is_default: z.boolean(),
})

/** The same as in sessions with one account a toolkit, and what it takes to keep several apart. */
export const manageAccounts = defineMetaTool({
  slug: 'COMPOSIO_MANAGE_CONNECTIONS',
  name: 'Manage connections',
  description:
    "The user's accounts, of which there may be several at a toolkit. " +
    'connect: a link for each toolkit without an account; call it where one is missing. add: a link for one more account; give it an alias. ' +
    'list: the accounts there are. rename: another alias. remove: ends an account for good, only when the user asks. ' +
    'Show every redirect_url to the user as a markdown link; never open it yourself. ' +
    'Once the user says that they are done, go on with the task.',
  tags: ['openWorldHint', 'destructiveHint'],
  input: z.object({
    toolkits: z
      .array(toolkitSlug)
      .min(1)
      .max(20)
      .describe('Only toolkit slugs that a search returned; a single one for add, rename, remove.'),
    action: z.enum(['connect', 'list', 'add', 'rename', 'remove']).default('connect'),
    account: z.string().max(128).optional().describe('For rename and remove: its id or alias.'),
    alias: z
      .string()
      .max(128)
      .optional()
      .describe('For add and rename: a short name such as "work".'),
    reinitiate_all: z
      .boolean()
      .default(false)
      .describe('For connect: new links for connected accounts too.'),
    session_id: sessionId,
  }),
  output: z.object({
    message: z.string(),
    results: z.record(z.string(), connectResult.or(z.object({ accounts: z.array(account) }))),
  }),
  listed: ({ manage_connections, multi_account }) =>
    manage_connections.enabled && multi_account.enable,
  async run({ toolkits, action, account: named, alias, reinitiate_all }, { parts, session }) {
    if (action === 'connect') return connectToolkits(parts, session, toolkits, reinitiate_all)
    for (const slug of toolkits) requireToolkit(parts, session, slug)
    if (action === 'list') return listed(parts, session, toolkits, 'These are the accounts.')
    const [slug = ''] = toolkits
    if (toolkits.length > 1) throw oneToolkit(action)
    if (action === 'add') return add(parts, session, slug, alias)
    const row = await ownAccount(parts, session, slug, named)
    if (action === 'rename') {
      await parts.connections.accounts.rename(row.projectId, row.id, alias ?? '')
      return listed(parts, session, toolkits, 'The account has another name now.')
    }
    if (!session.config.manage_connections.enable_connection_removal) throw removalIsOff()
    await parts.connections.ends.remove(row.projectId, row.id)
    return listed(parts, session, toolkits, 'The account is gone.')
  },
})

async function add(
  parts: SessionParts,
  session: LiveSession,
  slug: string,
  alias: string | undefined,
): Promise<Record<string, unknown>> {
  const toolkit = parts.catalogue.toolkit(slug)
  const link = await newLink(parts, session, toolkit, { alias })
  return {
    message: 'The user has to open the link to add the account.',
    results: {
      [slug]: {
        toolkit: slug,
        status: 'initiated',
        has_active_connection: false,
        redirect_url: link.url,
        connected_account_id: link.accountId,
        instruction: `Show this link to the user: [Connect ${toolkit.name}](${link.url}). It works until ${new Date(link.expiresAt).toISOString()}.`,
      },
    },
    session: { id: session.id },
  }
}

async function listed(
  parts: SessionParts,
  session: LiveSession,
  toolkits: readonly string[],
  message: string,
): Promise<Record<string, unknown>> {
  const entries = toolkits.map(async (slug) => {
    const rows = await parts.connections.usable(choiceFor(session, slug))
    const accounts = rows.map(({ id, alias, label, status }, index) => ({
      id,
      alias,
      label,
      status,
      is_default: index === 0,
    }))
    return [slug, { accounts }] as const
  })
  return {
    message,
    results: Object.fromEntries(await Promise.all(entries)),
    session: { id: session.id },
  }
}

/** Only what is this session's to use, and this user's own: an account that is shared with them is another's to end. */
async function ownAccount(
  parts: SessionParts,
  session: LiveSession,
  slug: string,
  named: string | undefined,
): Promise<AccountRow> {
  if (named === undefined) {
    throw new MaillonError('invalid_arguments', {
      message: 'The call does not say which account.',
      hint: 'Pass account: the id or alias of one. The action list tells which there are.',
    })
  }
  const row = await parts.connections.choose(choiceFor(session, slug, named))
  if (row?.userId === session.userId) return row
  throw new MaillonError('account_not_accessible', {
    message: 'The account is shared with the user, and belongs to another one.',
    hint: 'Only its owner can change it.',
  })
}

function requireToolkit({ catalogue }: SessionParts, { config }: LiveSession, slug: string): void {
  catalogue.toolkit(slug)
  if (allowsToolkit(config, slug)) return
  throw new MaillonError('tool_not_allowed', { message: `This session does not include ${slug}.` })
}

function oneToolkit(action: string): MaillonError {
  return new MaillonError('invalid_arguments', {
    message: `${action} takes one toolkit at a time.`,
    hint: 'Call it once for each.',
  })
}

function removalIsOff(): MaillonError {
  return new MaillonError('tool_not_allowed', {
    message: 'This session does not let an agent remove accounts.',
    hint: 'The user can remove it in the app. The app can allow it with manageConnections: { connectionRemoval: true } (enable_connection_removal in the API).',
  })
}
