import { type Accounts, createAccounts } from './accounts.ts'
import { createAttempts } from './attempts.ts'
import { type AuthConfigs, createAuthConfigs } from './auth-configs.ts'
import { type AccountChoice, chooseAccount, usableAccounts } from './choose-account.ts'
import { createComplete } from './complete.ts'
import { type Connect, createConnect } from './connect.ts'
import { createEnds, type Ends } from './ends.ts'
import { createForward, type Forward } from './forward.ts'
import { createLinks, type Links } from './links.ts'
import { observedConnect } from './observed-connect.ts'
import { createParking, type Parking } from './parking.ts'
import type { Parts } from './parts.ts'
import { createRefresh } from './refresh.ts'
import { createRevocations, type Revocations } from './revocations.ts'
import { createSend, type Send } from './send.ts'
import { createWait, type Waited, type WaitRequest } from './wait.ts'
import type { AccountRow } from '../store/rows.ts'

/** Connected accounts and everything around them; the only part that ever holds an upstream's credential. */
export interface Connections {
  accounts: Accounts
  authConfigs: AuthConfigs
  links: Links
  /** What the person in the browser does. */
  connect: Connect
  /** What the app says of who completed a link. */
  parking: Pick<Parking, 'redeem'>
  revocations: Pick<Revocations, 'get' | 'work'>
  /** How connections end. */
  ends: Ends
  /** Refreshes tokens that end soon. */
  refreshAhead(): Promise<void>
  send: Send
  forward: Forward
  wait(request: WaitRequest): Promise<Waited>
  /** The account to use, or undefined when the user has none. */
  choose(choice: AccountChoice): Promise<AccountRow | undefined>
  usable(choice: AccountChoice): Promise<AccountRow[]>
}

/** Puts the parts of connections together. */
export function createConnections(parts: Parts): Connections {
  const authConfigs = createAuthConfigs(parts)
  const accounts = createAccounts(parts)
  const revocations = createRevocations(parts, authConfigs)
  const attempts = createAttempts(parts, revocations)
  const links = createLinks(parts)
  const complete = createComplete(parts, attempts)
  const parking = createParking(parts, { attempts, authConfigs, links, complete })
  const refresh = createRefresh(parts, authConfigs)
  return {
    accounts,
    authConfigs,
    links,
    connect: observedConnect(
      createConnect(parts, { attempts, authConfigs, complete, parking }),
      parts.telemetry,
    ),
    parking,
    revocations,
    ends: createEnds(parts, { accounts, authConfigs, revocations }),
    refreshAhead: refresh.ahead,
    send: createSend(parts, refresh),
    forward: createForward(parts, refresh),
    wait: createWait(parts, accounts),
    choose: (choice) => chooseAccount(parts.store, choice),
    usable: (choice) => usableAccounts(parts.store, choice),
  }
}
