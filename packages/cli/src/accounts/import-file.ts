import { open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Maillon } from '@maillon/core'
import { asCli } from '../reach/as-cli.ts'
import { createEngine } from '@maillon/engine'
import { type ConfigSources, settingsFor } from '../config/settings-for.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Phases } from '../terminal/phases.ts'
import { stopSignal } from '../server/stop-signal.ts'
import { createImportLine } from './import-line.ts'
import { importLines } from './import-lines.ts'

export interface ImportOptions extends ConfigSources {
  project: string
  'at-once': number
  'dry-run': boolean
}

/** Imports the accounts of a file; answers the exit code: 3 when lines were refused or left. */
export async function importFile(
  file: string,
  options: ImportOptions,
  phases: Phases,
): Promise<number> {
  phases.begin('Opening the database')
  const { database, encryptionKey, toolkits, services, authConfigs, origins } = await settingsFor(
    'maillon accounts import',
    options,
    ['database', 'encryptionKey'],
  )
  const input = file === '-' ? process.stdin : (await open(file)).createReadStream()
  const engine = await createEngine({
    database,
    encryptionKey,
    toolkits,
    services,
    authConfigs,
    origins,
    jobs: false,
  })
  const stopped = new AbortController()
  void stopSignal().then(() => stopped.abort())
  let answered = 0
  phases.begin('Importing')
  try {
    const importLine = createImportLine({
      maillon: new Maillon({ engine: asCli(engine), project: options.project }),
      toolkits,
      clients: authConfigs,
      isDry: options['dry-run'],
      signal: stopped.signal,
    })
    const { counts, isWhole } = await importLines(
      createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }),
      {
        importLine,
        atOnce: options['at-once'],
        answer: (line) => {
          phases.end()
          console.log(JSON.stringify(line))
          answered += 1
          // Where the answers themselves are seen, nobody has to be told how many there are.
          if (!process.stdout.isTTY && answered % 100 === 0)
            console.error(`${answered} lines answered`)
        },
        signal: stopped.signal,
      },
    )
    phases.end()
    const told = Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`)
    console.error(`${told.join(', ') || 'There is no line'}.`)
    if (!isWhole) console.error('Stopped before the end: run it again for the rest.')
    return counts.refused || !isWhole ? exitCodes.partly : exitCodes.done
  } finally {
    await engine.close()
  }
}
