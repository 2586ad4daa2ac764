import { MaillonError } from '@maillon/core'
import { fillToolkit, type Identity, inWay, type Toolkit } from '@maillon/core/toolkit'
import type { AuditAction } from '../../audit/actions.ts'
import type { AccountRow, AuthConfigRow, ExpectedIdentity } from '../../store/rows.ts'
import type { Store } from '../../store/store.ts'
import { freeAlias, idleHolder } from '../accounts/alias.ts'
import { requireConnectable } from '../accounts/connectable.ts'
import { isExpected, readIdentity } from '../accounts/identity.ts'
import { type NewAccount, newAccount } from '../accounts/new-account.ts'
import type { AuthConfigs } from '../auth-configs/auth-configs.ts'
import { sealCredential } from '../calls/credential.ts'
import type { OAuthClient } from '../../oauth/oauth-client.ts'
import type { Revocations } from '../endings/revocations.ts'
import { refreshedFields } from '../kept/kept-fields.ts'
import { clientName } from '../links/exchange-flow.ts'
import { onBehalfOf, partyOf } from '../../outbound/party.ts'
import type { Parts } from '../parts.ts'
import type { Brought } from './brought.ts'
import { createCheckBrought, type Known, type Refreshed } from './check-brought.ts'
import { createTurns } from './turns.ts'

export interface BringRequest extends NewAccount {
  brought: Brought
  /** The app's own id: an account with it is made once. */
  externalId?: string | undefined
  /** Whose account it has to be at the upstream. */
  expectedIdentity?: ExpectedIdentity | undefined
}

/**
 * Makes an ACTIVE account of what the app brings along, once its upstream knows it. Throws `credential_rejected`,
 * `external_id_taken`, `alias_taken`, `auth_config_disabled`, `unsupported`, and an error of the upstream when it cannot
 * tell now; whatever is refused leaves nothing.
 */
export type Bring = (request: BringRequest) => Promise<AccountRow>

/** Bringing along, over the store. */
export function createBring(parts: Parts, { authConfigs, revocations }: BringParts): Bring {
  const { store, catalogue, audit, waiters, now } = parts
  const check = createCheckBrought(now, authConfigs)
  const inTurn = createTurns()

  /** Before the upstream is asked: a refresh that nobody keeps would cost the app its token. */
  async function requireFree(account: AccountRow): Promise<void> {
    const { projectId, externalId } = account
    const known =
      externalId !== null && (await store.accounts.findByExternalId(projectId, externalId))
    if (known) throw taken(known)
    await idleHolder(parts, store, account)
  }

  /** Grants are counted by client: where none is configured, an access token alone still works. */
  async function clientOf({ auth }: Toolkit, authConfig: AuthConfigRow) {
    if (auth.scheme !== 'OAUTH2') return undefined
    const client = await authConfigs.client(authConfig).catch(() => undefined)
    return client && { auth, clientId: client.clientId }
  }

  async function keep(
    account: AccountRow,
    { credential, way: _way, fields: _fields, ...facts }: Brought,
    { identity, credentialAt }: Told,
  ): Promise<AccountRow> {
    const sealed = await sealCredential(parts, account, credential, facts)
    const at = now()
    const row: AccountRow = {
      ...account,
      ...sealed,
      credentialAt,
      ...columnsOf(identity),
      status: 'ACTIVE',
      verification: 'app',
      connectedAt: at,
      updatedAt: at,
    }
    await store.transaction(async (transaction) => {
      await freeAlias(parts, transaction, row)
      await transaction.accounts.insert(row)
      const detail = { toolkit: row.toolkit, brought: true }
      await write(transaction, row, 'connection.connected', detail)
    })
    waiters.wake(row.id)
    return row
  }

  const viaOf = (account: AccountRow) => ({
    outbound: onBehalfOf(parts.outbound, partyOf(account), account.toolkit),
  })

  async function identify(row: AccountRow, toolkit: Toolkit, { credential }: Brought) {
    const { identity } = await readIdentity(viaOf(row), toolkit, credential)
    if (!identity) return row
    const change = { ...columnsOf(identity), updatedAt: now() }
    const identified = await store.transaction(async (transaction) => {
      await write(transaction, row, 'connection.identified')
      return transaction.accounts.update(row.projectId, row.id, change)
    })
    return identified ?? row
  }

  const write = (
    transaction: Store,
    { projectId, userId, id: subject }: AccountRow,
    action: AuditAction,
    detail: Record<string, unknown> = {},
  ) => audit(transaction, { projectId, userId, action, subject, detail })

  async function keepRefreshed(
    account: AccountRow,
    { brought, endsAlone }: Refreshed,
    toolkit: Toolkit,
    expected: ExpectedIdentity | undefined,
  ): Promise<AccountRow> {
    const credentialAt = now()
    try {
      if (!expected) {
        // Before anything else is asked: the app's own copy may be of no use any more.
        const row = await keep(account, brought, { identity: undefined, credentialAt })
        return await identify(row, toolkit, brought).catch(() => row)
      }
      const { identity } = await readIdentity(viaOf(account), toolkit, brought.credential)
      if (!isExpected(expected, identity)) throw mismatch(toolkit)
      return await keep(account, brought, { identity, credentialAt })
    } catch (error) {
      // What the refresh gave is in nobody's hands; what the app brought is the app's.
      if (endsAlone) await revocations.discard(account, brought.credential)
      throw error
    }
  }

  async function bring(request: BringRequest): Promise<AccountRow> {
    const { authConfig, externalId = null, expectedIdentity: expected } = request
    const { way, fields } = request.brought
    const ofAll = inWay(catalogue.toolkit(authConfig.toolkit), way)
    requireConnectable(authConfig, ofAll, expected)
    const toolkit = fillToolkit(ofAll, { fields })
    const client = await clientOf(toolkit, authConfig)
    const given = givenTo(client?.clientId, request.brought)
    const brought = await signedBy(() => authConfigs.client(authConfig), given)
    const name = client ? clientName(client) : null
    const account = { ...newAccount(request, now()), externalId, client: name, way, fields }
    await requireFree(account)
    const checked = await check(viaOf(account), toolkit, authConfig, brought)
    try {
      if ('endsAlone' in checked) {
        const { fields: told } = refreshedFields(ofAll, fields, checked.told)
        return await keepRefreshed({ ...account, fields: told }, checked, toolkit, expected)
      }
      if (expected && !isExpected(expected, checked.identity)) throw mismatch(toolkit)
      return await keep(account, brought, { ...checked, credentialAt: null })
    } catch (error) {
      // Somebody was faster: whose it is, a second look tells.
      if (MaillonError.is(error, 'external_id_taken')) await requireFree(account)
      throw error
    }
  }

  return (request) => {
    const { projectId, externalId } = request
    // A service that sees a refresh token twice ends what it gave for the first.
    return externalId === undefined
      ? bring(request)
      : inTurn(`${projectId} ${externalId}`, () => bring(request))
  }
}

/** What the upstream told: whose account it is, and when it gave the credential; null where the app had that already. */
interface Told extends Known, Pick<AccountRow, 'credentialAt'> {}

interface BringParts {
  authConfigs: AuthConfigs
  revocations: Pick<Revocations, 'discard'>
}

function givenTo(clientId: string | undefined, { credential, ...facts }: Brought): Brought {
  if (credential.scheme !== 'OAUTH2') return { credential, ...facts }
  return { credential: { ...credential, clientId }, ...facts }
}

/** The same for OAuth 1, whose calls are signed with the client. Throws `auth_config_missing`. */
async function signedBy(
  client: () => Promise<OAuthClient>,
  { credential, ...facts }: Brought,
): Promise<Brought> {
  if (credential.scheme !== 'OAUTH1') return { credential, ...facts }
  const { clientId, clientSecret } = await client()
  return { credential: { ...credential, clientId, clientSecret }, ...facts }
}

function columnsOf(identity: Identity | undefined): Pick<AccountRow, 'subject' | 'label'> {
  return { subject: identity?.subject ?? null, label: identity?.label ?? null }
}

function taken({ id, externalId, deletedAt }: AccountRow): MaillonError {
  const isDeleted = deletedAt !== null
  return new MaillonError('external_id_taken', {
    message: `The account "${externalId ?? ''}" was brought along before${isDeleted ? ', and deleted since' : ''}.`,
    hint: isDeleted ? 'Bring it under another external id.' : 'Use the account that there is.',
    details: { connected_account_id: id, deleted: isDeleted },
  })
}

function mismatch({ name, slug }: Toolkit): MaillonError {
  return new MaillonError('credential_rejected', {
    message: `${name} does not say that this is the account that was expected.`,
    hint: 'Bring the credential of that account, or leave expected_identity out.',
    details: { toolkit: slug, reason: 'identity_mismatch' },
  })
}
