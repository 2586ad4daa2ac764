import { open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Maillon, MaillonError } from '@maillon/core'
import { createEngine } from '@maillon/engine'
import { type ConfigSources, settingsFor } from '../config/settings-for.ts'
import { stopSignal } from '../server/stop-signal.ts'
import { createImportLine } from './import-line.ts'
import { importLines } from './import-lines.ts'

export interface ImportOptions extends ConfigSources {
  project: string
  'at-once': string
  'dry-run': boolean
}

/** Imports the accounts of a file; answers the exit code: 3 when lines were refused or left. */
export async function importFile(file: string, options: ImportOptions): Promise<number> {
  const atOnce = readCount(options['at-once'])
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
        atOnce,
        answer: (line) => console.log(JSON.stringify(line)),
        signal: stopped.signal,
      },
    )
    const told = Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`)
    console.error(`${told.join(', ') || 'There is no line'}.`)
    if (!isWhole) console.error('Stopped before the end: run it again for the rest.')
    return counts.refused || !isWhole ? 3 : 0
  } finally {
    await engine.close()
  }
}

function readCount(text: string): number {
  const count = Number(text)
  if (Number.isInteger(count) && count >= 1 && count <= 100) return count
  throw new MaillonError('config_invalid', {
    message: `--at-once ${text} is no number of lines.`,
    hint: 'Pass a number from 1 to 100.',
  })
}
