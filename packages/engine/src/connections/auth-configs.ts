import { MaillonError } from '@maillon/core'
import type { AuthConfigCreate } from '@maillon/core/contract'
import type { OAuth2Auth, Toolkit } from '@maillon/core/toolkit'
import { newId } from '../ids.ts'
import type { OAuthClient } from '../oauth/token-endpoint.ts'
import type { AuthConfigRow } from '../store/rows.ts'
import type { Store } from '../store/store.ts'
import type { Parts } from './parts.ts'
import { redirectUri } from './redirect-uri.ts'

/** A project's ways to authenticate to toolkits. */
export interface AuthConfigs {
  create(projectId: string, request: AuthConfigCreate): Promise<AuthConfigRow>
  /** Throws `auth_config_not_found`. */
  get(projectId: string, id: string): Promise<AuthConfigRow>
  /** The project's own for a toolkit: its oldest enabled one, else a new managed one. Throws `auth_config_missing`. */
  forToolkit(projectId: string, toolkit: Toolkit): Promise<AuthConfigRow>
  /** The OAuth client to use. Throws `auth_config_missing`. */
  client(row: AuthConfigRow): Promise<OAuthClient>
  /** Scopes to ask for. */
  scopes(row: AuthConfigRow, auth: OAuth2Auth): readonly string[]
}

/** Auth configs over the store; clients of a project's own are sealed. */
export function createAuthConfigs(parts: Parts): AuthConfigs {
  const { store, vault, catalogue, audit, settings, now } = parts
  const place = (row: AuthConfigRow) =>
    ({
      projectId: row.projectId,
      row: row.id,
      field: 'auth_configs.credentials',
      version: 1,
    }) as const

  function newRow(
    projectId: string,
    toolkit: Toolkit,
    change: Partial<AuthConfigRow>,
  ): AuthConfigRow {
    const at = now()
    return {
      id: newId('ac_'),
      projectId,
      toolkit: toolkit.slug,
      name: toolkit.name,
      scheme: toolkit.auth.scheme,
      isManaged: toolkit.auth.scheme === 'OAUTH2',
      enabled: true,
      credentials: null,
      scopes: null,
      createdAt: at,
      updatedAt: at,
      ...change,
    }
  }

  const insert = (row: AuthConfigRow, into: Store = store) =>
    into.transaction(async (transaction) => {
      await transaction.authConfigs.insert(row)
      await audit(transaction, {
        projectId: row.projectId,
        actor: 'api',
        action: 'auth_config.created',
        subject: row.id,
        detail: { toolkit: row.toolkit, managed: row.isManaged },
      })
      return row
    })

  function managedRow(
    projectId: string,
    toolkit: Toolkit,
    change: Partial<AuthConfigRow> = {},
  ): AuthConfigRow {
    requireAccount(toolkit)
    if (toolkit.auth.scheme === 'OAUTH2' && !settings.clients[toolkit.slug])
      throw clientMissing(toolkit, parts)
    return newRow(projectId, toolkit, change)
  }

  async function createCustom(
    projectId: string,
    toolkit: Toolkit,
    custom: Extract<AuthConfigCreate['auth_config'], { type: 'use_custom_auth' }>,
  ) {
    requireAccount(toolkit)
    const { credentials, authScheme, name } = custom
    if (authScheme !== toolkit.auth.scheme) {
      throw new MaillonError('invalid_request', {
        message: `${toolkit.name} connects by ${toolkit.auth.scheme}, not by ${authScheme}.`,
        hint: `Pass authScheme: '${toolkit.auth.scheme}'.`,
      })
    }
    const row = newRow(projectId, toolkit, {
      isManaged: false,
      scopes: credentials?.scopes ?? null,
      ...(name && { name }),
    })
    if (authScheme !== 'OAUTH2') return insert(row)
    const { client_id: clientId, client_secret: clientSecret } = credentials ?? {}
    if (!clientId || !clientSecret) {
      throw new MaillonError('invalid_request', {
        message: 'An OAuth client has a client_id and a client_secret.',
        hint: "Pass credentials: { client_id, client_secret }, or use type 'use_composio_managed_auth'.",
      })
    }
    return insert({ ...row, credentials: await vault.seal(place(row), { clientId, clientSecret }) })
  }

  return {
    async create(projectId, { toolkit: { slug }, auth_config: request }) {
      const toolkit = catalogue.toolkit(slug)
      if (request?.type === 'use_custom_auth') return createCustom(projectId, toolkit, request)
      const change = {
        scopes: request?.credentials?.scopes ?? null,
        ...(request?.name && { name: request.name }),
      }
      return insert(managedRow(projectId, toolkit, change))
    },

    async get(projectId, id) {
      const row = await store.authConfigs.find(projectId, id)
      if (row) return row
      throw new MaillonError('auth_config_not_found', {
        message: `There is no auth config "${id}" in this project.`,
        hint: 'List the auth configs of the project.',
      })
    },

    async forToolkit(projectId, toolkit) {
      const oldest = async ({ authConfigs }: Store) => {
        const filter = { toolkit: toolkit.slug, enabled: true }
        return (await authConfigs.list(projectId, filter, { limit: 1, offset: 0 })).rows[0]
      }
      const found = await oldest(store)
      // Of many first calls at once, one makes it.
      const make = async (transaction: Store) =>
        (await oldest(transaction)) ?? insert(managedRow(projectId, toolkit), transaction)
      return found ?? store.transaction(make)
    },

    async client(row) {
      if (row.credentials) return vault.open<OAuthClient>(place(row), row.credentials)
      const client = settings.clients[row.toolkit]
      if (!client) throw clientMissing(catalogue.toolkit(row.toolkit), parts)
      return client
    },

    scopes(row, auth) {
      return (
        row.scopes ??
        (row.isManaged ? settings.clients[row.toolkit]?.scopes : undefined) ??
        Object.keys(auth.scopes)
      )
    },
  }
}

function requireAccount(toolkit: Toolkit): void {
  if (toolkit.auth.scheme !== 'NO_AUTH') return
  throw new MaillonError('invalid_request', {
    message: `${toolkit.name} needs no account.`,
    hint: 'Call its tools right away.',
  })
}

function clientMissing(toolkit: Toolkit, { settings }: Parts): MaillonError {
  const register = toolkit.auth.scheme === 'OAUTH2' && toolkit.auth.registerUrl
  return new MaillonError('auth_config_missing', {
    message: `No OAuth client is configured for ${toolkit.name}.`,
    hint:
      `${register ? `Register one at ${register}` : 'Register one'} with the redirect URI ` +
      `${redirectUri(settings, { id: '', isManaged: true })}, then add authConfigs: { ${toolkit.slug}: { clientId, clientSecret } } to createEngine.`,
  })
}
