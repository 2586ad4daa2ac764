import type { Part } from '../part.ts'
import { installApp, smallAdapters } from './install-app.ts'
import { lowestNode } from './runtimes.ts'
import { tryRuntime } from './try-runtime.ts'

/** Runs an engine, the command and some adapters on the lowest Node that our packages take. */
export const part: Part = async (place) => {
  const programs = await installApp(place, smallAdapters)
  const rows = await tryRuntime(lowestNode, { ...place, programs })
  const faults = rows.flatMap(({ what, fault }) => (fault === undefined ? [] : `${what}: ${fault}`))
  console.log(
    `support: ${rows.length - faults.length} of ${rows.length} work on Node ${lowestNode.version}`,
  )
  return faults
}
