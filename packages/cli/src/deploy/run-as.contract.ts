import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { readSettings } from '../config/read-settings.ts'

/** A server as a file of `deploy/` describes it. */
export interface Described {
  command: readonly string[]
  environment: Record<string, string>
  workingDirectory: string
  /** What stands in the files that variables and mounts name, by their paths there. */
  files: Record<string, string>
}

const bin = fileURLToPath(new URL('../bin.ts', import.meta.url))
const compiled = fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url))
/** How the files call our program, where it is installed as they say. */
const programs = [['node', '/app/dist/bin.js'], ['/opt/maillon/node_modules/.bin/maillon']]

/**
 * Starts what a file describes, below a folder that stands for the root of its machine, with no variable beside those of
 * the file. Two things are another way: it runs from source, and on ports that are free.
 */
function start({ command, environment, workingDirectory, files }: Described) {
  const root = mkdtempSync(join(tmpdir(), 'maillon-deploy-'))
  for (const [path, content] of Object.entries(files)) write(join(root, path), content)
  const folder = join(root, workingDirectory)
  mkdirSync(folder, { recursive: true })
  const program = programs.find((words) => words.every((word, index) => command[index] === word))
  if (!program) throw new Error(`${command.join(' ')} is none of our programs.`)
  const own = Object.entries(environment).map(([name, value]) => [
    name,
    name.endsWith('_FILE') ? join(root, value) : name.endsWith('_PORT') ? '0' : value,
  ])
  const words = ['--conditions=@maillon/source', bin, ...command.slice(program.length)]
  const child = spawn(process.execPath, words, {
    cwd: folder,
    env: { ...Object.fromEntries(own), NODE_COMPILE_CACHE: compiled },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines = createInterface({ input: child.stdout })
  const said: string[] = []
  lines.on('line', (line) => said.push(line))
  const complaints: string[] = []
  child.stderr.on('data', (chunk) => complaints.push(String(chunk)))
  const ended = once(child, 'close').then(([code]) => {
    if (code !== 0) said.push(...complaints)
    return code as number | null
  })
  return { child, root, folder, lines, said, ended }
}

/** Runs another command of ours in the same place, to its end; answers what it printed. */
export async function runOnce(described: Described): Promise<string> {
  const { root, said, ended } = start(described)
  const code = await ended
  rmSync(root, { recursive: true })
  if (code !== 0) throw new Error(`It ended with ${code}: ${said.join('\n')}`)
  return said.join('\n')
}

/** Runs a server until it says that it is ready. */
export async function runAs(described: Described) {
  const { child, root, folder, lines, said, ended } = start(described)
  await Promise.race([
    once(lines, 'line'),
    ended.then((code) => Promise.reject(new Error(`It ended with ${code}: ${said.join('\n')}`))),
  ])
  const ready = JSON.parse(said[0] ?? '') as { url: string; metrics?: string }
  const port = new URL(ready.url).port
  return {
    ...ready,
    port,
    root,
    said,
    /** Runs the file's health check, as an exec would; answers its exit code. */
    async check([name = '', ...rest]: readonly string[]): Promise<number> {
      const env = { ...described.environment, MAILLON_LISTEN_PORT: port }
      const asked = spawn(name === 'node' ? process.execPath : name, rest, { cwd: folder, env })
      return ((await once(asked, 'close')) as [number])[0]
    },
    /** As the platform ends it: SIGTERM, and after its grace the end. */
    async stop(graceMs: number): Promise<{ code: number | null; left: string[] }> {
      const kill = setTimeout(() => child.kill('SIGKILL'), graceMs)
      child.kill('SIGTERM')
      const code = await ended
      clearTimeout(kill)
      const left = readdirSync(folder)
      rmSync(root, { recursive: true })
      return { code, left }
    },
    kill: () => child.kill('SIGKILL'),
  }
}

/** The variables that nothing of ours reads, out of those that a file sets. */
export function unread(environment: Record<string, string>): string[] {
  const read = new Set<string>()
  const watched = new Proxy<Record<string, string>>(
    {},
    { get: (_, name) => void read.add(String(name)) },
  )
  readSettings(undefined, watched)
  return Object.keys(environment).filter((name) => !read.has(name))
}

function write(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}
