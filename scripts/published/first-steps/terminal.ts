import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { stripVTControlCharacters } from 'node:util'

/** A command on a terminal of its own, with somebody who reads and types. */
export interface Terminal {
  /** The first match in what was not read yet, up to which all counts as read; rejects when the command ends before. */
  reads(pattern: RegExp): Promise<RegExpExecArray>
  types(keys: string): void
  /** Resolves when the command has ended by itself; rejects where it did not end well. */
  ends(): Promise<void>
  told(): string
  /** Ends the command and all that it started. */
  stop(): Promise<void>
}

/** Longer than any reader should need for all of it. */
const limitMs = 300_000

export const keys = { enter: '\r', down: '\u001B[B' } as const

/** Starts a command as a person does: it is asked for nothing less than on a terminal. Needs `script` of util-linux. */
export function startTerminal(
  command: string,
  { cwd, env }: { cwd: string; env: Readonly<Record<string, string>> },
): Terminal {
  // What is no terminal itself gives it no size.
  const sized = `stty cols 120 rows 40; exec ${command}`
  const words = ['--quiet', '--return', '--flush', '--command', sized, '/dev/null']
  const child = spawn('script', words, { cwd, env, detached: true })
  const ended = once(child, 'close') as Promise<[code: number | null]>
  let told = ''
  let read = 0
  let isOver = false
  const heard = new Set<() => void>()
  const hear = (text: string) => {
    told += text
    for (const one of heard) one()
  }
  child.stdout.setEncoding('utf8').on('data', hear)
  child.stderr.setEncoding('utf8').on('data', hear)
  // What it says is read by then; what is typed after that reaches nobody.
  child.stdin.on('error', () => {})
  const over = () => {
    isOver = true
    hear('')
  }
  child.once('close', over).once('error', over)
  const shown = () => stripVTControlCharacters(told)
  return {
    told: shown,
    types: (text) => void child.stdin.write(text),
    async ends() {
      const [code] = await ended
      if (code !== 0) throw new Error(`${command} ended with ${code}:\n${shown()}`)
    },
    reads(pattern) {
      const { promise, resolve, reject } = Promise.withResolvers<RegExpExecArray>()
      const tooLate = () => reject(new Error(`${command} does not tell ${pattern}:\n${shown()}`))
      const timer = setTimeout(tooLate, limitMs)
      const look = () => {
        const text = shown()
        const match = pattern.exec(text.slice(read))
        if (!match && !isOver) return
        heard.delete(look)
        clearTimeout(timer)
        if (match) {
          read += match.index + match[0].length
          resolve(match)
        } else reject(new Error(`${command} did not tell ${pattern}:\n${text}`))
      }
      heard.add(look)
      look()
      return promise
    },
    async stop() {
      if (isOver) return
      // The terminal hangs up when whoever holds it ends, and with it all that runs there.
      child.kill('SIGTERM')
      await ended
    },
  }
}
