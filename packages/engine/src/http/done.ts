/** What a write answers, and what is kept of it for its caller, who may send the same once more. */
export interface Done<Answer, Facts> {
  answer: Answer
  /** What it takes to tell it again. */
  facts: Facts
  /** The answer holds a secret: it is told once, and not kept. */
  isSecret?: boolean
}

/** What was kept of a write; no answer where that was secret. */
export interface Kept<Answer, Facts> {
  answer: Answer | null
  facts: Facts
}

/** What is kept of a write, as text; `answer` is its JSON already. */
export function writeKept(
  { facts, isSecret = false }: Done<unknown, unknown>,
  answer: string,
): string {
  return `[${JSON.stringify(facts)},${isSecret ? 'null' : answer}]`
}

/** What was kept of a write. */
export function readKept<Answer, Facts>(text: string): Kept<Answer, Facts> {
  const [facts, answer] = JSON.parse(text) as [Facts, Answer | null]
  return { facts, answer }
}
