import {
  type ConnectedAccount,
  type ConnectionRequest,
  type Maillon,
  MaillonError,
} from '@maillon/core'
import { nameOf } from '../accounts/list-accounts.ts'
import { exitCodes } from '../exit-codes.ts'
import { type ReachGiven, runningEngine } from '../reach/reach-engine.ts'
import { visible } from '../terminal/visible.ts'
import { openBrowser } from './open-browser.ts'

export interface ConnectGiven extends ReachGiven {
  user: string
  way?: string | undefined
  alias?: string | undefined
  another: boolean
  open: boolean
  wait: boolean
  timeout: number
  json: boolean
}

/**
 * Makes a Connect Link for a user, prints it, and waits until the account is connected; answers the exit code: 3 when the
 * time was over. Throws what the engine says, as `connection_failed` where the user or the service said no.
 */
export async function connect(toolkit: string, given: ConnectGiven): Promise<number> {
  const maillon = await runningEngine(given)
  if (!maillon) throw noEngine()
  const { user, another, json } = given
  if (!another) {
    const connected = await connectedOf(maillon, user, toolkit)
    if (connected) return tell(connected, { json, isNew: false })
  }
  const link = await linkFor(maillon, toolkit, given)
  if (!given.wait) {
    const { id, redirectUrl, linkToken } = link
    console.log(json ? JSON.stringify({ id, redirectUrl, linkToken }) : visible(redirectUrl))
    return exitCodes.done
  }
  // The one line of --json is the account, when there is one.
  ;(json ? console.error : console.log)(visible(link.redirectUrl))
  if (given.open) await openBrowser(link.redirectUrl)
  if (!json)
    console.error(`Waiting until "${visible(user)}" has connected ${visible(toolkit)} there …`)
  const account = await waitFor(link, given.timeout)
  if (account) return tell(account, { json, isNew: true })
  console.error(
    'The time is over. The link works until it expires: maillon accounts list tells when it was used.',
  )
  return exitCodes.partly
}

/** As an agent would ask for it: by a session, which is needed for no longer than that. */
async function linkFor(
  { sessions }: Maillon,
  toolkit: string,
  { user, way, alias }: Pick<ConnectGiven, 'user' | 'way' | 'alias'>,
): Promise<ConnectionRequest> {
  const session = await sessions.create(user, { toolkits: [toolkit] })
  try {
    return await session.authorize(toolkit, { way, alias })
  } catch (error) {
    throw withEmulation(error)
  } finally {
    await sessions.delete(session.sessionId)
  }
}

/** A client has to be registered first: who only tries things out needs none. */
function withEmulation(error: unknown): unknown {
  if (!MaillonError.is(error, 'auth_config_missing')) return error
  const { code, message, hint } = error
  return new MaillonError(code, {
    message,
    hint: `${hint}\nOr try it without a client, at emulated services: maillon dev --emulate`,
    cause: error,
  })
}

async function connectedOf(
  { connectedAccounts }: Maillon,
  user: string,
  toolkit: string,
): Promise<ConnectedAccount | undefined> {
  const query = { userIds: [user], toolkitSlugs: [toolkit], limit: 1 }
  return (await connectedAccounts.list({ ...query, statuses: ['ACTIVE'] })).items[0]
}

async function waitFor(
  link: ConnectionRequest,
  timeout: number,
): Promise<ConnectedAccount | undefined> {
  try {
    return await link.waitForConnection(timeout)
  } catch (error) {
    if (MaillonError.is(error, 'connection_timeout')) return undefined
    if (!MaillonError.is(error, 'connection_failed')) throw error
    const { code, message } = error
    throw new MaillonError(code, {
      message,
      hint: 'Ask for a new link: run it again.',
      cause: error,
    })
  }
}

function tell(
  account: ConnectedAccount,
  { json, isNew }: { json: boolean; isNew: boolean },
): number {
  const { id, userId, toolkit, status } = account
  const what = `${id}, ${toolkit.slug} of "${userId}" (${nameOf(account)}), is ${status}.`
  const already = isNew ? '' : ' It was connected before: --another connects one more.'
  console.log(json ? JSON.stringify(account) : visible(`${what}${already}`))
  return exitCodes.done
}

function noEngine(): MaillonError {
  return new MaillonError('config_invalid', {
    message: 'A browser has to reach the engine, and none is named that runs.',
    hint: 'Start maillon dev in this folder, or set MAILLON_BASE_URL and MAILLON_API_KEY.',
  })
}
