import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { appFiles } from '../files/app-files.ts'
import { planApp } from '../files/plan-app.ts'
import { writeApp as write } from '../files/write-app.ts'
import { type FrameworkId, frameworks } from '../frameworks.ts'

export interface StartedApp {
  folder: string
  /** All that it told so far. */
  told(): string
  /** Resolves with the first match of what it tells; rejects when it ends before. */
  tells(pattern: RegExp): Promise<RegExpExecArray>
  say(line: string): void
  /** Ends its input, as Ctrl+D does. */
  leave(): void
  stop(): Promise<void>
}

/** Below this package, so that its packages are found, and outside of node_modules, where Node reads no TypeScript. */
const apps = new URL('../../.vitest/apps/', import.meta.url)

/** Writes an app anew, and answers its folder. */
export async function writeApp(framework: FrameworkId, name: string = framework): Promise<string> {
  const folder = fileURLToPath(new URL(name, apps))
  rmSync(folder, { recursive: true, force: true })
  const chosen = frameworks.find(({ id }) => id === framework)
  if (!chosen) throw new Error(`There is no ${framework}.`)
  const app = { framework: chosen, name, packageManager: 'npm', version: '0.0.0' } as const
  await write(folder, await planApp(folder, await appFiles(app)))
  return folder
}

/** Writes an app, and starts it. */
export async function startApp(
  framework: FrameworkId,
  environment: Record<string, string> = {},
): Promise<StartedApp> {
  return restartApp(await writeApp(framework), environment)
}

/** Starts an app as its script does, from the source of our packages, with nobody's own keys. */
export async function restartApp(
  folder: string,
  environment: Record<string, string> = {},
): Promise<StartedApp> {
  const words = ['--conditions=@maillon/source', '--env-file=.env', 'src/main.ts']
  const { PATH = '', HOME = '' } = process.env
  const child: ChildProcessByStdio<Writable, Readable, Readable> = spawn(process.execPath, words, {
    cwd: folder,
    env: { PATH, HOME, PORT: '0', ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let told = ''
  const heard = new Set<() => void>()
  const hear = (text: Buffer | string) => {
    told += String(text)
    for (const one of heard) one()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const exited = new Promise<void>((resolve) =>
    child.once('close', (code) => {
      hear(`\n[ended with ${code}]`)
      resolve()
    }),
  )
  return {
    folder,
    told: () => told,
    tells: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(told)
          if (!match && !told.includes('\n[ended with')) return
          heard.delete(look)
          if (match) resolve(match)
          else reject(new Error(`It did not tell ${pattern}:\n${told}`))
        }
        heard.add(look)
        look()
      }),
    say: (line) => void child.stdin.write(`${line}\n`),
    leave: () => child.stdin.end(),
    async stop() {
      child.kill()
      await exited
    },
  }
}
