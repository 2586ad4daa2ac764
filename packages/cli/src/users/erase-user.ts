import type { Erasure } from '@maillon/core'
import { exitCodes } from '../exit-codes.ts'
import { atEngine, type ReachGiven } from '../reach/reach-engine.ts'
import { confirmed } from '../terminal/confirmed.ts'
import { visible } from '../terminal/visible.ts'

/** Erases a user; answers the exit code: 1 when the person says no, 3 while a service has not ended a grant. */
export async function eraseUser(
  id: string,
  given: ReachGiven & { yes: boolean; json: boolean },
): Promise<number> {
  return atEngine('maillon users erase', given, async ({ users }) => {
    const question = visible(
      `Erase all that is of the user "${id}", and end their accounts? It does not come back.`,
    )
    if (!given.yes && !(await confirmed(question))) return exitCodes.failed
    const receipt = await users.erase(id)
    console.log(given.json ? JSON.stringify(receipt) : told(receipt))
    return receipt.remains.revocations.length > 0 ? exitCodes.partly : exitCodes.done
  })
}

/** The receipts that are a user's, a line of JSON each. */
export async function receiptsOf(id: string, given: ReachGiven): Promise<string> {
  const receipts = await atEngine('maillon users receipts', given, ({ users }) =>
    users.receipts(id),
  )
  if (receipts.length === 0) return 'No receipt is of this user.'
  return receipts.map((receipt) => JSON.stringify(receipt)).join('\n')
}

function told({ id, erased_at, erased, remains }: Erasure): string {
  const counts = Object.entries(erased).map(([table, rows]) => `  ${rows} of ${table}`)
  const grants = remains.revocations.map(
    ({ toolkit, status, until }) =>
      `  a grant of ${toolkit} is still to be ended there: ${status}${until ? `, until ${until}` : ''}`,
  )
  return [`Erased at ${erased_at}. The receipt is ${id}.`, ...counts, ...grants].join('\n')
}
