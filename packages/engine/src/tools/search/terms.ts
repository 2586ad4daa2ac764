import { tokenize } from './tokenize.ts'

/** What a text is compared by. */
export interface Terms {
  /** The words as the text has them, one for each stem. */
  written: string[]
  /** Stems. */
  words: string[]
  /** Words at most two places apart, joined, so that `google calendar` meets `googlecalendar`. */
  pairs: string[]
  /** Runs of four letters inside a word, marked with a `#`. */
  grams: string[]
}

/** Reads the terms of a text, in order and with repetitions. */
export function readTerms(text: string, stem: (word: string) => string): Terms {
  const written = tokenize(text)
  const words = written.map(stem)
  const pairs = written.flatMap((word, index) =>
    words.slice(index + 1, index + 3).map((next) => word + next),
  )
  return { written, words, pairs, grams: written.flatMap(gramsOf) }
}

/** Whether a term is one of the `grams`. */
export function isGram(term: string): boolean {
  return term.startsWith('#')
}

function gramsOf(word: string): string[] {
  const count = Math.max(0, word.length - 3)
  return Array.from({ length: count }, (_, start) => `#${word.slice(start, start + 4)}`)
}
