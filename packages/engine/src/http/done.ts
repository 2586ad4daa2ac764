import type { MaillonError } from '@maillon/core'

/** What a write answers, and what is kept of it for its caller, who may send the same once more. */
export interface Done<Answer, Facts> {
  answer: Answer
  /** What it takes to tell it again. */
  facts: Facts
  /** False for an answer with a secret, and for one that can be had anew. */
  isKept?: boolean
  /** Where the answer tells that nothing was done: it is not kept, and the same may be sent again. */
  refusal?: MaillonError | undefined
}

/** What was kept of a write; no answer where that is not. */
export interface Kept<Answer, Facts> {
  answer: Answer | null
  facts: Facts
}

/** What is kept of a write, as text; `answer` is its JSON already. */
export function writeKept(
  { facts, isKept = true }: Done<unknown, unknown>,
  answer: string,
): string {
  return `[${JSON.stringify(facts)},${isKept ? answer : 'null'}]`
}

/** What was kept of a write. */
export function readKept<Answer, Facts>(text: string): Kept<Answer, Facts> {
  const [facts, answer] = JSON.parse(text) as [Facts, Answer | null]
  return { facts, answer }
}
