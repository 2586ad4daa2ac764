import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const bin = fileURLToPath(new URL('bin.ts', import.meta.url))

/** What came of a command that ended. */
export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

/** A folder of a test's own, in which `maillon` runs as a process, with no more of the environment than is given. */
export async function newFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'maillon-cli-'))
  const running = new Set<ChildProcess>()
  onTestFinished(async () => {
    for (const child of running) child.kill('SIGKILL')
    await rm(folder, { recursive: true })
  })

  function start(arguments_: readonly string[], environment: Record<string, string> = {}) {
    const child = spawn(process.execPath, ['--conditions=@maillon/source', bin, ...arguments_], {
      cwd: folder,
      env: { PATH: process.env.PATH, ...environment },
    })
    running.add(child)
    const out: string[] = []
    const err: string[] = []
    child.stdout.on('data', (chunk) => out.push(String(chunk)))
    child.stderr.on('data', (chunk) => err.push(String(chunk)))
    const ended = once(child, 'close').then(([code]): Ended => {
      running.delete(child)
      return { code, stdout: out.join(''), stderr: err.join('') }
    })
    return { child, ended }
  }

  return {
    folder,
    start,
    run: (arguments_: readonly string[], environment?: Record<string, string>) =>
      start(arguments_, environment).ended,
  }
}
