import { minOffload, offloadThreshold } from '../sessions/offload-threshold.ts'
import type { SessionConfig } from '../contract/session-config.ts'

/** What a custom tool answered. */
export interface CustomAnswer {
  /** `LOCAL_…` */
  tool: string
  data: Record<string, unknown>
}

/** What else there is to know of answers. */
export interface Beside {
  /** How many characters of other results are shown beside them. */
  beside?: number | undefined
  signal?: AbortSignal | undefined
}

/** What to show in place of answers that are too long for a model together; those that are not, as they are. */
export type ShowAnswers = (
  answers: readonly CustomAnswer[],
  options: Beside,
) => Promise<Record<string, unknown>[]>

/** Has the engine store what is too long of these; null for each that is not, or that it cannot store. */
export type StoreAnswers = (
  results: readonly { tool: string; json: string }[],
  options: Beside,
) => Promise<(Record<string, unknown> | null)[]>

/** What is shown beside answers that are to be stored from `minOffload` characters on. */
export const noRoom = 1_000_000

/** As many as the engine takes at once, with room for what is around them. */
const maxBytes = 1_000_000
const maxAnswers = 50
const minBeginning = 500

/**
 * Shows a model what the session's threshold leaves room for. The engine stores the rest, as it does with what its own tools
 * answer; of what it cannot store, only the beginning is shown.
 */
export function createShowAnswers(store: StoreAnswers, config: () => SessionConfig): ShowAnswers {
  return async (answers, { beside = 0, signal }) => {
    const shown = answers.map(({ data }) => data)
    const threshold = offloadThreshold(config())
    if (threshold === undefined) return shown
    const texts = answers.map(({ data }) => JSON.stringify(data))
    let total = texts.reduce((sum, { length }) => sum + length, beside)
    const long = [...texts.keys()]
      .filter((index) => texts[index]!.length >= minOffload)
      .toSorted((a, b) => texts[b]!.length - texts[a]!.length)
    const put = (index: number, data: Record<string, unknown>) => {
      shown[index] = data
      total += JSON.stringify(data).length - texts[index]!.length
    }

    for (const batch of total > threshold ? batches(long, texts) : []) {
      if (total <= threshold) break
      const own = batch.reduce((sum, index) => sum + texts[index]!.length, 0)
      const results = batch.map((index) => ({ tool: answers[index]!.tool, json: texts[index]! }))
      const stored = await store(results, { beside: total - own, signal })
      for (const [place, data] of stored.entries()) if (data) put(batch[place]!, data)
    }
    const share = Math.max(minBeginning, Math.floor(threshold / (2 * answers.length)))
    for (const index of long) {
      if (total <= threshold) break
      if (shown[index] === answers[index]!.data) put(index, notStored(texts[index]!, share))
    }
    return shown
  }
}

/** Those that can be sent, together where there is room. */
function batches(indexes: readonly number[], texts: readonly string[]): number[][] {
  const all: number[][] = []
  let room = 0
  for (const index of indexes) {
    // In bytes it is no shorter than in characters, and need not be counted.
    const size = texts[index]!.length > maxBytes ? Infinity : bytesOf(texts[index]!)
    if (size > maxBytes) continue
    const last = all.at(-1)
    if (last && size <= room && last.length < maxAnswers) last.push(index)
    else {
      all.push([index])
      room = maxBytes
    }
    room -= size
  }
  return all
}

/** How long a text is in a request. */
function bytesOf(text: string): number {
  return new TextEncoder().encode(JSON.stringify(text)).length
}

function notStored(json: string, maxCharacters: number): Record<string, unknown> {
  let beginning = withoutHalf(json.slice(0, maxCharacters))
  while (JSON.stringify(beginning).length > maxCharacters) {
    beginning = withoutHalf(beginning.slice(0, Math.floor(beginning.length * 0.7)))
  }
  return {
    not_stored:
      'The call was made, do not make it again. Its answer is too long to show, and could not be stored: this is only how it begins, as JSON.',
    size: json.length,
    beginning,
  }
}

/** Where a text was cut within a character, half of it is left. */
function withoutHalf(text: string): string {
  return text.replace(/[\uD800-\uDBFF]$/, '')
}
