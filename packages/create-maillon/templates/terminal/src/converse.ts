import { createInterface } from 'node:readline'

export interface Conversation {
  /** What the agent answers. */
  answer(said: string): Promise<string>
  /** Resolves when something has come that the agent was waiting for, with what to tell it. */
  news?(signal: AbortSignal): Promise<string>
}

/** Talks with the person at the terminal, until they leave with Ctrl+D. */
export async function converse({ answer, news }: Conversation): Promise<void> {
  const terminal = createInterface({
    input: process.stdin,
    output: process.stdout,
    prompt: '\nYou: ',
  })
  const lines = terminal[Symbol.asyncIterator]()
  console.log(`\nPress Enter to say: ${suggestion}. Leave with Ctrl+D.`)
  let line = lines.next()
  for (;;) {
    terminal.prompt()
    const waiting = new AbortController()
    const came = await Promise.race([line, ...(news ? [news(waiting.signal)] : [])])
    waiting.abort()
    const isTyped = typeof came !== 'string'
    if (isTyped) {
      if (came.done) return
      line = lines.next()
    }
    const said = (isTyped ? came.value.trim() : came) || suggestion
    if (!isTyped || said === suggestion) console.log(said)
    const told = await answer(said).catch((error: unknown) => `That did not work: ${String(error)}`)
    console.log(`\nAgent: ${told}`)
  }
}

const suggestion = 'Summarize my emails from today'
