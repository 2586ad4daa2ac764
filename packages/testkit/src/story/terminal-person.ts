import { createInterface } from 'node:readline/promises'
import type { Person } from './person.ts'

/** A person at a terminal, who clicks the link in a browser of their own. */
export function terminalPerson(): Person {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  console.log(
    'Try: Summarize my emails from today. Open the link that you get, come back, and say: Done. Leave with Ctrl+D.\n',
  )
  const closed = new Promise<undefined>((resolve) =>
    terminal.once('close', () => resolve(undefined)),
  )
  return {
    async say() {
      const line = await Promise.race([terminal.question('You: '), closed])
      return line === undefined || line.trim() === 'exit' ? undefined : line
    },
    leave: () => terminal.close(),
  }
}
