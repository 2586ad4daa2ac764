import { type Accounts, createAccounts } from './accounts/accounts.ts'
import { createAttempts } from './links/attempts.ts'
import { type AuthConfigs, createAuthConfigs } from './auth-configs/auth-configs.ts'
import {
  endedAccounts,
  ownAccount,
  type Reconnectable,
  toReconnect,
} from './accounts/own-account.ts'
import {
  type AccountChoice,
  checkShared,
  checkUsable,
  chooseAccount,
  usableAccounts,
} from './accounts/choose-account.ts'
import { type Bring, createBring } from './brought/bring.ts'
import { createComplete } from './links/complete.ts'
import { type Connect, createConnect } from './links/connect.ts'
import { createEnds, type Ends } from './endings/ends.ts'
import { createChoices } from './kept/choices.ts'
import { createExchanges } from './endings/exchanges.ts'
import { createDownload, type Download } from './calls/download.ts'
import { createForward, type Forward } from './calls/forward.ts'
import { createKeepCredential } from './links/keep-credential.ts'
import { createLinks, type Links } from './links/links.ts'
import { observedConnect } from './links/observed-connect.ts'
import { createOAuth1Links } from './links/oauth1-links.ts'
import { createParking, type Parking } from './links/parking.ts'
import type { Parts } from './parts.ts'
import { createRenew, type Renew } from './links/renew.ts'
import { createRefresh } from './refresh/refresh.ts'
import { createRevocations, type Revocations } from './endings/revocations.ts'
import { createRenewedCall } from './calls/renewed-call.ts'
import { createRefusedCalls } from './calls/refused-call.ts'
import { createRestore, type Restore } from './accounts/restore.ts'
import { createSecondOpinion } from './calls/second-opinion.ts'
import { createSend, type Send } from './calls/send.ts'
import { createWait, type Waited, type WaitRequest } from './accounts/wait.ts'
import type { AccountRow } from '../store/rows.ts'

/** Connected accounts and everything around them; the only part that ever holds an upstream's credential. */
export interface Connections {
  accounts: Accounts
  authConfigs: AuthConfigs
  links: Links
  /** What the app brings along. */
  bring: Bring
  /** What the person in the browser does. */
  connect: Connect
  /** What the app says of who completed a link. */
  parking: Pick<Parking, 'redeem'>
  revocations: Pick<Revocations, 'get' | 'work'>
  /** How connections end. */
  ends: Ends
  /** Refreshes tokens that end soon. */
  refreshAhead(): Promise<void>
  /** A new token, or a link for its user. */
  renew: Renew
  /** Enables an account, also one that ended wrongly. */
  restore: Restore
  send: Send
  forward: Forward
  download: Download
  wait(request: WaitRequest): Promise<Waited>
  /** The account to use, or undefined when the user has none. */
  choose(choice: AccountChoice): Promise<AccountRow | undefined>
  usable(choice: AccountChoice): Promise<AccountRow[]>
  /** The user's own account of that id or alias, in whatever state. */
  own(choice: AccountChoice): Promise<AccountRow | undefined>
  /** A user's ended accounts, the one last used first; at all toolkits when none is named. */
  ended(of: { projectId: string; userId: string; toolkit?: string }): Promise<AccountRow[]>
  /** The first of these that a link without a choice connects again. */
  toReconnect(
    accounts: readonly AccountRow[],
    which: Reconnectable,
  ): Promise<AccountRow | undefined>
  /** Throws unless this account could be chosen now. */
  checkUsable(choice: AccountChoice, id: string): Promise<void>
  /** Throws `account_not_accessible` where the choice is an account that is not shared with the user any more. */
  checkShared(choice: AccountChoice): Promise<void>
}

/** Puts the parts of connections together. */
export function createConnections(parts: Parts): Connections {
  const authConfigs = createAuthConfigs(parts)
  const accounts = createAccounts(parts)
  const revocations = createRevocations(parts, authConfigs)
  const exchanges = createExchanges(parts, revocations)
  const attempts = createAttempts(parts, createKeepCredential(parts, { exchanges, revocations }))
  const links = createLinks(parts, authConfigs)
  const choices = createChoices(parts, { attempts, exchanges })
  const oauth1 = createOAuth1Links(parts, { attempts, authConfigs })
  const complete = createComplete(parts, { attempts, exchanges, choices, oauth1 })
  const parking = createParking(parts, { attempts, authConfigs, links, complete })
  const refresh = createRefresh(parts, authConfigs, revocations)
  const renew = createRenew({ accounts, authConfigs, links, refresh })
  const secondOpinion = createSecondOpinion(parts)
  const refusedCalls = createRefusedCalls(parts, refresh, secondOpinion)
  const renewed = createRenewedCall(parts, refresh, refusedCalls)
  return {
    accounts,
    authConfigs,
    links,
    bring: createBring(parts, { authConfigs, revocations }),
    connect: observedConnect(
      createConnect(parts, {
        attempts,
        authConfigs,
        choices,
        complete,
        exchanges,
        oauth1,
        parking,
      }),
      parts.telemetry,
    ),
    parking,
    revocations,
    ends: createEnds(parts, { accounts, authConfigs, revocations }),
    refreshAhead: refresh.ahead,
    renew,
    send: createSend(renewed),
    forward: createForward(renewed),
    download: createDownload(renewed),
    restore: createRestore(parts, { accounts, refresh, secondOpinion }),
    wait: createWait(parts, accounts),
    choose: (choice) => chooseAccount(parts.store, choice),
    usable: (choice) => usableAccounts(parts.store, choice),
    own: (choice) => ownAccount(parts.store, choice),
    ended: (of) => endedAccounts(parts, of),
    toReconnect: (accounts, which) => toReconnect(parts, accounts, which),
    checkUsable: (choice, id) => checkUsable(parts.store, choice, id),
    checkShared: (choice) => checkShared(parts.store, choice),
  }
}
