import { open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Maillon } from '@maillon/core'
import { createEngine } from '@maillon/engine'
import { type ConfigSources, settingsFor } from '../config/settings-for.ts'
import { exitCodes } from '../exit-codes.ts'
import { stopSignal } from '../server/stop-signal.ts'
import { createImportLine } from './import-line.ts'
import { importLines } from './import-lines.ts'

export interface ImportOptions extends ConfigSources {
  project: string
  'at-once': number
  'dry-run': boolean
}

/** Imports the accounts of a file; answers the exit code: 3 when lines were refused or left. */
export async function importFile(file: string, options: ImportOptions): Promise<number> {
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
  try {
    const importLine = createImportLine({
      maillon: new Maillon({ engine, project: options.project }),
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
        answer: (line) => console.log(JSON.stringify(line)),
        signal: stopped.signal,
      },
    )
    const told = Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`)
    console.error(`${told.join(', ') || 'There is no line'}.`)
    if (!isWhole) console.error('Stopped before the end: run it again for the rest.')
    return counts.refused || !isWhole ? exitCodes.partly : exitCodes.done
  } finally {
    await engine.close()
  }
}
