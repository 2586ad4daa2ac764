import { createInterface } from 'node:readline/promises'

/** Waits until the person at the terminal has opened the link. */
export async function waitForEnter(): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  await terminal.question('[Open the link, and press Enter when you are done.] ')
  terminal.close()
}
