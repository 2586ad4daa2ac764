import { visible } from './visible.ts'
import { cut } from './width.ts'

/** What a command does, one thing after the other. */
export interface Phases {
  /** The next thing; what was before has ended. */
  begin(name: string): void
  /** Before anything else is printed, and when the command ends. */
  end(): void
}

/** Where nobody is told. */
export const noPhases: Phases = { begin() {}, end() {} }

export interface PhasesOptions {
  /** Programs that read JSON hear nothing. */
  isQuiet: boolean
  stream?: Pick<typeof process.stderr, 'write' | 'isTTY' | 'columns'>
  now?: () => number
  /** Calls back after so many milliseconds, unless what it answers is called before. */
  later?: (call: () => void, ms: number) => () => void
}

/** From then on a phase leaves a line. */
const longMs = 1_000

/**
 * Tells on stderr what takes long. On a terminal the phase stands there while it goes on, and stays with its seconds when it
 * took more than one; elsewhere it is a line, once it has taken one.
 */
export function createPhases({
  isQuiet,
  stream = process.stderr,
  now = () => performance.now(),
  later = afterwards,
}: PhasesOptions): Phases {
  let current: { name: string; began: number; isTold: boolean; stop: () => void } | undefined

  function end(): void {
    if (!current) return
    const { name, began, isTold, stop } = current
    stop()
    current = undefined
    const ms = now() - began
    const isLong = ms >= longMs
    if (stream.isTTY)
      stream.write(isLong ? `${erased}${name}: ${(ms / 1000).toFixed(1)} s\n` : erased)
    else if (isLong && !isTold) stream.write(`${name} …\n`)
  }

  function begin(given: string): void {
    end()
    if (isQuiet) return
    const name = visible(given.replaceAll('\n', ' '))
    const phase = { name, began: now(), isTold: false, stop: () => {} }
    current = phase
    if (stream.isTTY) {
      // A line that breaks could not be taken back.
      const short = cut(`${name} …`, Math.max(20, stream.columns - 1))
      stream.write(erased + short)
      return
    }
    phase.stop = later(() => {
      phase.isTold = true
      stream.write(`${name} …\n`)
    }, longMs)
  }

  return { begin, end }
}

const erased = '\r\u001b[K'

function afterwards(call: () => void, ms: number): () => void {
  const timer = setTimeout(call, ms)
  timer.unref()
  return () => clearTimeout(timer)
}
