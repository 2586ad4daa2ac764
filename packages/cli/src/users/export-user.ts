import { exitCodes } from '../exit-codes.ts'
import { atEngine, type ReachGiven } from '../reach/reach-engine.ts'

/** Prints what is known of a user, page by page, a line of JSON for each row. */
export async function exportUser(id: string, given: ReachGiven): Promise<number> {
  return atEngine('maillon users export', given, async ({ users }) => {
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await users.export(id, { cursor })
      for (const row of page.items) console.log(JSON.stringify(row))
      cursor = page.nextCursor
    }
    return exitCodes.done
  })
}
