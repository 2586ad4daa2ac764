import type { ImportLine, Outcome } from './import-line.ts'

export interface ImportRun {
  importLine: ImportLine
  /** How many lines are under way at most. */
  atOnce: number
  /** Told what came of each line, in the order in which they end. */
  answer: (told: { line: number } & Outcome) => void
  /** Ends the run: no further line is begun, and what is under way ends as it does. */
  signal: AbortSignal
}

/** What a run came to. */
export interface Imported {
  counts: Partial<Record<Outcome['outcome'], number>>
  /** Whether every line was answered. */
  isWhole: boolean
}

/** Imports lines as they come, some at once; empty ones are none. */
export async function importLines(
  lines: AsyncIterable<string> | Iterable<string>,
  { importLine, atOnce, answer, signal }: ImportRun,
): Promise<Imported> {
  const counts: Imported['counts'] = {}
  const underWay = new Set<Promise<void>>()
  let number = 0
  let isWhole = true
  let fault: { error: unknown } | undefined

  async function work(line: number, text: string): Promise<void> {
    const outcome = await importLine(line, text)
    counts[outcome.outcome] = (counts[outcome.outcome] ?? 0) + 1
    answer({ line, ...outcome })
  }

  try {
    for await (const text of lines) {
      number += 1
      if (text.trim() === '') continue
      if (underWay.size >= atOnce) await Promise.race(underWay)
      isWhole = !signal.aborted
      if (fault || !isWhole) break
      const started = work(number, text)
        .catch((error: unknown) => {
          fault ??= { error }
        })
        .finally(() => underWay.delete(started))
      underWay.add(started)
    }
  } finally {
    // Nothing is left half done, whatever ended the run.
    await Promise.all(underWay)
  }
  if (fault) throw fault.error
  return { counts, isWhole }
}
