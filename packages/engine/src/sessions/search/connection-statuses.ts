import type { ConnectionStatus } from '@maillon/core/contract'
import { choiceFor } from '../accounts-of.ts'
import type { LocalTool } from '../local-tools.ts'
import type { LiveSession, SessionParts } from '../parts.ts'

/** Whether each toolkit is connected, and with which of the user's accounts, the one that is used by default first. */
export function connectionStatuses(
  parts: SessionParts,
  session: LiveSession,
  toolkits: readonly LocalTool['toolkit'][],
): Promise<ConnectionStatus[]> {
  return Promise.all(
    toolkits.map(async ({ slug, name, description, auth }): Promise<ConnectionStatus> => {
      if (auth.scheme === 'NO_AUTH') {
        return {
          toolkit: slug,
          description,
          has_active_connection: true,
          status_message: `${name} needs no account.`,
        }
      }
      const accounts = await parts.connections.usable(choiceFor(session, slug))
      return {
        toolkit: slug,
        description,
        has_active_connection: accounts.length > 0,
        status_message: accounts.length > 0 ? `${name} is connected.` : notConnected(session, name),
        ...(accounts.length > 1 &&
          session.config.multi_account.require_explicit_selection && {
            account_selection: 'required' as const,
          }),
        ...(accounts.length > 0 && {
          accounts: accounts.map((account, index) => ({
            id: account.id,
            ...(account.alias && { alias: account.alias }),
            ...(account.label && { label: account.label }),
            status: account.status,
            is_default: index === 0,
            created_at: new Date(account.createdAt).toISOString(),
          })),
        }),
      }
    }),
  )
}

function notConnected({ config }: LiveSession, name: string): string {
  return config.manage_connections.enabled
    ? `${name} is not connected. Get a link from COMPOSIO_MANAGE_CONNECTIONS and show it to the user.`
    : `${name} is not connected. Tell the user to connect it in the app.`
}
