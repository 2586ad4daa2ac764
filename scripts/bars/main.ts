// Prints each bar as one line of JSON: {id, pass, measured, bar, database, processes}. Exits with 1 when one fails.
import { parseArgs } from 'node:util'
import { killAll, stopDatabases } from './engines.ts'
import type { Bar } from './row.ts'
import { r01, r02, r03 } from './rows/r01-r03-refresh-once.ts'
import { r04, r05, r06 } from './rows/r04-r06-crashes.ts'
import { r07, r08, r09 } from './rows/r07-r09-callbacks.ts'
import { r10, r11, r17 } from './rows/r10-r17-outages.ts'
import { r12, r13 } from './rows/r12-r13-databases.ts'
import { r16 } from './rows/r16-clocks.ts'
import { r18 } from './rows/r18-rolling-restart.ts'
import { r23 } from './rows/r23-outcome-unknown.ts'
import { r27 } from './rows/r27-noisy-neighbour.ts'
import { r28 } from './rows/r28-large-answers.ts'
import { r29 } from './rows/r29-fair-turns.ts'
import { s01 } from './rows/s01-anybody.ts'
import { s02, s03, s04, s05, s06, s08, s09 } from './rows/s02-s09-security.ts'
import { s17 } from './rows/s17-revocation.ts'

const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: '1' },
    only: { type: 'string' },
    database: { type: 'string' },
  },
})
const scale = Number(values.scale)
if (!(scale > 0 && scale <= 1)) throw new Error('--scale takes a number above 0, up to 1')
const only = values.only?.toUpperCase().split(',')

const bars: readonly Bar[] = [
  r01,
  r02,
  r03,
  r04,
  r05,
  r06,
  r07,
  r08,
  r09,
  r10,
  r11,
  r12,
  r13,
  r16,
  r17,
  r18,
  r23,
  r27,
  r28,
  r29,
  s01,
  s02,
  s03,
  s04,
  s05,
  s06,
  s08,
  s09,
  s17,
]

let failed = 0
try {
  for (const { id, bar, on, run } of bars) {
    if (only && !only.includes(id)) continue
    for (const [database, processes] of on) {
      if (values.database && values.database !== database) continue
      const start = performance.now()
      const outcome = await run({ scale, database, processes }).catch((error: unknown) => ({
        pass: false,
        measured: { fault: String(error) },
      }))
      if (!outcome.pass) failed += 1
      const seconds = Math.round((performance.now() - start) / 100) / 10
      console.log(JSON.stringify({ id, ...outcome, bar, database, processes, scale, seconds }))
    }
  }
} finally {
  killAll()
  await stopDatabases()
}
process.exitCode = failed > 0 ? 1 : 0
