import { createInterface } from 'node:readline/promises'
import type { Person } from './person.ts'

/** A person at a terminal, who clicks the link in a browser of their own. */
export function terminalPerson(email: string): Person {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const closed = new Promise<string>((resolve) => terminal.once('close', () => resolve('n')))
  const saysYes = async (question: string) =>
    /^y/i.test(await Promise.race([terminal.question(`${question} [y/n] `), closed]))
  return {
    async answer(stop) {
      console.log(`\n${stop.message}`)
      if (stop.code === 'connection_required') {
        return { connected: await saysYes(`Open the link and choose ${email}. Done?`) }
      }
      console.log(stop.arguments)
      return { approved: await saysYes(`May ${stop.toolSlug} run?`) }
    },
    leave: async () => terminal.close(),
  }
}
