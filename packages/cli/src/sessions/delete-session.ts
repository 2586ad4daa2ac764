import { exitCodes } from '../exit-codes.ts'
import { atEngine, type ReachGiven } from '../reach/reach-engine.ts'
import { confirmed } from '../terminal/confirmed.ts'
import { visible } from '../terminal/visible.ts'

/** Ends a session; answers the exit code: 1 when the person says no. */
export async function deleteSession(
  id: string,
  given: ReachGiven & { yes: boolean; json: boolean },
): Promise<number> {
  return atEngine('maillon sessions delete', given, async ({ sessions }) => {
    const { config } = await sessions.use(id)
    const question = visible(`Delete the session ${id} of "${config.user_id}"? Its agent stops.`)
    if (!given.yes && !(await confirmed(question))) return exitCodes.failed
    const deleted = await sessions.delete(id)
    console.log(given.json ? JSON.stringify(deleted) : visible(`${id} is deleted.`))
    return exitCodes.done
  })
}
