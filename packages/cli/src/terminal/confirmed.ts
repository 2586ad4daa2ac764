import { createInterface } from 'node:readline/promises'
import { MaillonError } from '@maillon/core'

/** Asks a person on the terminal, and answers whether it was a yes. Throws `config_invalid` where there is no terminal. */
export async function confirmed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new MaillonError('config_invalid', {
      message: `Without a terminal nobody can be asked: ${question}`,
      hint: 'Pass --yes.',
    })
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  // Ctrl-C and Ctrl-D are a no.
  const answer = await terminal.question(`${question} [yes/no] `).catch((error: Error) => {
    if (error.name === 'AbortError') return 'no'
    throw error
  })
  terminal.close()
  const isYes = answer.trim().toLowerCase() === 'yes'
  if (!isYes) console.error('Nothing was done: only "yes" is a yes.')
  return isYes
}
