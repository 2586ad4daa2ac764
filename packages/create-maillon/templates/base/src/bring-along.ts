import { Maillon } from '@maillon/core'
import type { Engine } from '@maillon/engine'
import { userId } from './session.ts'

/** Connects what there is a token of already, without a browser. An account that is ACTIVE from before stays as it is. */
export async function bringAlong(engine: Engine): Promise<void> {
  const { connectedAccounts } = new Maillon({ engine })
  const { GITHUB_TOKEN: apiKey } = process.env
  if (!apiKey) return
  const account = await connectedAccounts.bring(userId, 'github', { apiKey }).catch(String)
  const told = typeof account === 'string' ? account : `connected as ${account.identity?.label}`
  console.log(`GitHub: ${told}`)
}
