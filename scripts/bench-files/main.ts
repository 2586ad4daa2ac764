// Prints what a file of 1 GiB takes of the engine's memory on its way from an app into the engine, up to Drive, down again
// and back to the app, with files on disk and in Postgres; app, engine and Drive are processes of their own, and the bytes
// are compared by their SHA-256 at each end. --json prints one line of rows; --mib N another size, --only disk a part.
import { type ChildProcess, fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Maillon } from '@maillon/core'
import { startPostgres } from '@maillon/testkit/postgres'
import { content } from './content.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    mib: { type: 'string', default: '1024' },
    only: { type: 'string' },
  },
})
const mib = 1024 * 1024
const size = Number(values.mib) * mib

interface Row {
  row: string
  /** Above what the process takes at rest. */
  rssMib: number
  restMib: number
  mibPerSecond: number
  aim: string
}

const rows: Row[] = []
if (values.only !== 'postgres') {
  const folder = await mkdtemp(join(tmpdir(), 'maillon-bench-'))
  rows.push(...(await measured('disk', join(folder, 'bench.db'))))
  await rm(folder, { recursive: true, force: true })
}
if (values.only !== 'disk') {
  const postgres = await startPostgres()
  rows.push(...(await measured('Postgres', postgres.url)))
  await postgres.stop()
}

if (values.json) console.log(JSON.stringify(rows))
else
  for (const { row, rssMib, restMib, mibPerSecond, aim } of rows) {
    const figures = `${rssMib} MiB above ${restMib}, ${mibPerSecond} MiB/s`
    console.log(`${row.padEnd(44)}${figures.padEnd(40)}${aim}`)
  }
process.exitCode = rows.every(({ rssMib }) => rssMib <= 64) ? 0 : 1

async function measured(storage: string, database: string): Promise<Row[]> {
  const drive = start('drive-process.ts')
  const [port] = (await once(drive, 'message')) as [number]
  const engine = start('engine-process.ts', database, `http://127.0.0.1:${port}`)
  const [{ url, key }] = (await once(engine, 'message')) as [{ url: string; key: string }]
  const maillon = new Maillon({ baseURL: url, apiKey: key, timeoutMs: 600_000 })
  const session = await maillon.create('user_123')
  const found: Row[] = []

  async function step<T>(row: string, bytes: number, work: () => Promise<T>): Promise<T> {
    const rest = await ask(engine, 'rest')
    const start = performance.now()
    const answer = await work()
    const seconds = (performance.now() - start) / 1000
    const above = (await ask(engine, 'peak')) - rest
    found.push({
      row: `${storage}: ${row}`,
      rssMib: Math.round(above / mib),
      restMib: Math.round(rest / mib),
      mibPerSecond: Math.round(bytes / mib / seconds),
      aim: '≤ 64 MiB',
    })
    return answer
  }

  async function run(
    slug: string,
    input: Record<string, unknown>,
  ): Promise<Record<string, unknown>> {
    const { data, error } = await session.execute(slug, input)
    if (error !== null) throw new Error(`${slug}: ${error}`)
    return data
  }

  /** All of it once: into the engine, up to Drive, down again, and out of the engine. */
  async function round(bytes: number): Promise<void> {
    const right = await sha256(content(bytes))
    const made = await step('from the app', bytes, () =>
      maillon.files.create('user_123', content(bytes), { name: 'large.bin' }),
    )
    same(made.sha256, right)
    const input = { file: made.id, description: 'large' }
    const up = await step('up to Drive', bytes, () => run('GOOGLEDRIVE_UPLOAD_FILE', input))
    same(String(up.description), right)
    const down = await step('down from Drive', bytes, () =>
      run('GOOGLEDRIVE_DOWNLOAD_FILE', { file_id: 'drive_1' }),
    )
    const { id } = down.file as { id: string }
    const file = await session.files.get(id)
    const back = await step('to the app', bytes, async () => {
      const { body } = await file.download()
      return sha256(body ?? content(0))
    })
    same(back, right)
    await maillon.files.delete(made.id)
  }

  try {
    // What is loaded with the first file is no file's memory.
    await round(8 * mib)
    found.length = 0
    await round(size)
    return found
  } finally {
    engine.kill()
    drive.kill()
  }
}

function start(file: string, ...parameters: string[]): ChildProcess {
  const path = fileURLToPath(new URL(file, import.meta.url))
  const child = fork(path, parameters, { execArgv: [...process.execArgv, '--expose-gc'] })
  child.once('exit', (code) => {
    if (code) process.exit(code)
  })
  return child
}

async function ask(engine: ChildProcess, what: 'rest' | 'peak'): Promise<number> {
  engine.send(what)
  const [bytes] = (await once(engine, 'message')) as [number]
  return bytes
}

async function sha256(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const digest = createHash('sha256')
  for await (const chunk of bytes) digest.update(chunk)
  return digest.digest('hex')
}

function same(found: string, right: string): void {
  if (found !== right) throw new Error(`The bytes are others: ${found} in place of ${right}.`)
}
