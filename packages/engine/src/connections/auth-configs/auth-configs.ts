import { MaillonError } from '@maillon/core'
import type { AuthConfigCreate, AuthConfigPatch } from '@maillon/core/contract'
import { type Asking, inWay, scopesOf, takesClient, type Toolkit } from '@maillon/core/toolkit'
import type { AuditAction } from '../../audit/actions.ts'
import { newId } from '../../ids.ts'
import type { OAuthClient } from '../../oauth/oauth-client.ts'
import type { AuthConfigRow } from '../../store/rows.ts'
import type { Store } from '../../store/store.ts'
import type { Parts } from '../parts.ts'
import { authConfigFacts } from './auth-config-facts.ts'
import { clientMissing, otherKind, requireAccount } from './auth-config-errors.ts'
import { fieldsFor, readConfigFields } from './config-fields.ts'
import { offeredWays } from './offered-ways.ts'
import { settledOn, wayBy } from './settled-way.ts'

/** A project's ways to authenticate to toolkits. */
export interface AuthConfigs {
  create(projectId: string, request: AuthConfigCreate): Promise<AuthConfigRow>
  /** Throws `auth_config_not_found`. */
  get(projectId: string, id: string): Promise<AuthConfigRow>
  /** Changes what is given. Throws `invalid_request` for what this kind of auth config does not have. */
  update(projectId: string, id: string, change: AuthConfigPatch): Promise<AuthConfigRow>
  /** Disabled, it makes no links, and its ACTIVE accounts are INACTIVE until it is enabled again. */
  setEnabled(projectId: string, id: string, enabled: boolean): Promise<AuthConfigRow>
  /** The project's own for a toolkit: its oldest enabled one, else a new managed one. Throws `auth_config_missing`. */
  forToolkit(projectId: string, toolkit: Toolkit): Promise<AuthConfigRow>
  /** The names of the ways in which people may connect by it, one or more. Throws `auth_config_missing` for none. */
  ways(row: AuthConfigRow, toolkit: Toolkit): readonly string[]
  /** The OAuth client to use. Throws `auth_config_missing`. */
  client(row: AuthConfigRow): Promise<OAuthClient>
  /** What it fills in for its accounts that connect in the way that a toolkit is in. */
  fields(row: AuthConfigRow, toolkit: Toolkit): Record<string, string>
  /** Scopes to ask for. */
  scopes(row: AuthConfigRow, auth: Asking): readonly string[]
}

/** Auth configs over the store; clients of a project's own are sealed. */
export function createAuthConfigs(parts: Parts): AuthConfigs {
  const { store, vault, catalogue, audit, waiters, settings, now } = parts
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
      way: null,
      fields: null,
      isManaged: Object.values(toolkit.ways).some(takesClient),
      enabled: true,
      credentials: null,
      scopes: null,
      createdAt: at,
      updatedAt: at,
      deletedAt: null,
      ...change,
    }
  }

  const insert = (row: AuthConfigRow, into: Store = store) =>
    into.transaction(async (transaction) => {
      await transaction.authConfigs.insert(row)
      await audit(transaction, {
        projectId: row.projectId,
        action: 'auth_config.created',
        subject: row.id,
        to: authConfigFacts(row),
      })
      return row
    })

  function managedRow(
    projectId: string,
    toolkit: Toolkit,
    change: Partial<AuthConfigRow> = {},
  ): AuthConfigRow {
    requireAccount(toolkit)
    const row = newRow(projectId, toolkit, change)
    ways(row, toolkit)
    return row
  }

  function ways(row: AuthConfigRow, toolkit: Toolkit): readonly string[] {
    const offered = offeredWays(toolkit, row, settings.clients[toolkit.slug] !== undefined)
    if (offered.length === 0) throw clientMissing(toolkit, parts)
    return offered
  }

  async function createCustom(
    projectId: string,
    toolkit: Toolkit,
    custom: Extract<AuthConfigCreate['auth_config'], { type: 'use_custom_auth' }>,
  ) {
    requireAccount(toolkit)
    const { credentials, name } = custom
    const way = wayBy(toolkit, custom)
    const row = newRow(projectId, inWay(toolkit, way), {
      way,
      isManaged: false,
      fields: custom.fields ? readConfigFields(toolkit, [way], custom.fields) : null,
      scopes: credentials?.scopes ?? null,
      ...(name && { name }),
    })
    if (!takesClient(inWay(toolkit, way).auth)) return insert(row)
    const { client_id: clientId, client_secret: clientSecret } = credentials ?? {}
    if (!clientId || !clientSecret) {
      throw new MaillonError('invalid_request', {
        message: 'An OAuth client has a client_id and a client_secret.',
        hint: "Pass credentials: { client_id, client_secret }, or use type 'use_composio_managed_auth'.",
      })
    }
    return insert({ ...row, credentials: await vault.seal(place(row), { clientId, clientSecret }) })
  }

  async function get(projectId: string, id: string): Promise<AuthConfigRow> {
    const row = await store.authConfigs.find(projectId, id)
    if (row) return row
    throw new MaillonError('auth_config_not_found', {
      message: `There is no auth config "${id}" in this project.`,
      hint: 'List the auth configs of the project.',
    })
  }

  async function resealed(
    row: AuthConfigRow,
    {
      client_id,
      client_secret,
    }: { client_id?: string | undefined; client_secret?: string | undefined },
  ): Promise<string | null> {
    if (row.credentials === null) return null
    const before = await vault.open<OAuthClient>(place(row), row.credentials)
    const clientId = client_id ?? before.clientId
    const clientSecret = client_secret ?? before.clientSecret
    return vault.seal(place(row), { clientId, clientSecret })
  }

  /** Accounts go with their auth config, and come back with it; those that the app disabled itself stay so. */
  async function changeRow(
    row: AuthConfigRow,
    action: AuditAction,
    change: Partial<AuthConfigRow>,
  ): Promise<AuthConfigRow> {
    const { projectId, id } = row
    const updatedAt = now()
    const on = { status: 'ACTIVE', statusReason: null } as const
    const off = { status: 'INACTIVE', statusReason: 'The auth config is disabled.' } as const
    const switched: string[] = []
    const changed = await store.transaction(async (transaction) => {
      const updated = await transaction.authConfigs.update(projectId, id, { ...change, updatedAt })
      if (change.enabled !== undefined) {
        const [from, to] = change.enabled ? [off, on] : [on, off]
        const { accounts } = transaction
        switched.push(...(await accounts.switchAll(projectId, id, from, { ...to, updatedAt })))
      }
      if (!updated) return undefined
      const isReplaced = row.credentials !== updated.credentials
      await audit(transaction, {
        projectId,
        action,
        subject: id,
        from: authConfigFacts(row),
        to: authConfigFacts(updated),
        ...(isReplaced && { detail: { client: 'replaced' } }),
      })
      return updated
    })
    for (const accountId of switched) waiters.wake(accountId)
    return changed ?? get(projectId, id)
  }

  return {
    async create(projectId, { toolkit: { slug }, auth_config: request }) {
      const toolkit = catalogue.toolkit(slug)
      if (request?.type === 'use_custom_auth') return createCustom(projectId, toolkit, request)
      const settled = request?.way === undefined ? null : wayBy(toolkit, request)
      const named = settled === null ? Object.keys(toolkit.ways) : [settled]
      const change = {
        ...(settled !== null && settledOn(toolkit, settled)),
        fields: request?.fields ? readConfigFields(toolkit, named, request.fields) : null,
        scopes: request?.credentials?.scopes ?? null,
        ...(request?.name && { name: request.name }),
      }
      return insert(managedRow(projectId, toolkit, change))
    },

    get,

    async update(projectId, id, change) {
      const row = await get(projectId, id)
      if ((change.type === 'default') !== row.isManaged) throw otherKind(row)
      const credentials =
        change.type === 'custom' && change.credentials
          ? await resealed(row, change.credentials)
          : row.credentials
      const scopes = change.type === 'default' ? change.scopes : change.credentials?.scopes
      return changeRow(row, 'auth_config.updated', {
        credentials,
        ...(change.name !== undefined && { name: change.name }),
        ...(scopes && { scopes }),
      })
    },

    async setEnabled(projectId, id, enabled) {
      const row = await get(projectId, id)
      if (row.enabled === enabled) return row
      return changeRow(row, enabled ? 'auth_config.enabled' : 'auth_config.disabled', { enabled })
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

    ways,

    fields(row, toolkit) {
      const ofClient = row.isManaged ? settings.clients[row.toolkit]?.fields : undefined
      return fieldsFor(toolkit, row.fields ?? ofClient ?? {})
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
        Object.keys(scopesOf(auth))
      )
    },
  }
}
