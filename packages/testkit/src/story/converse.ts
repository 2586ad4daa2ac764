import { automaticPerson } from './automatic-person.ts'
import type { Person } from './person.ts'
import { terminalPerson } from './terminal-person.ts'

/** Says something to an agent; resolves with its answer, once it calls no tool any more. */
export type Agent = (said: string) => Promise<string>

/**
 * A conversation with an agent that may read the user's mails, until the person leaves it: the one at the terminal, or, with
 * `--auto` or without a terminal, one that asks for a summary, opens the link that it gets, and asks again.
 */
export async function converse(agent: Agent, user: { email: string }): Promise<void> {
  const automatic = process.argv.includes('--auto') || !process.stdin.isTTY || !process.stdout.isTTY
  const person: Person = automatic ? automaticPerson(user.email) : terminalPerson()
  try {
    let heard: string | undefined
    for (;;) {
      const said = await person.say(heard)
      if (said === undefined) return
      heard = await agent(said)
      console.log(`Agent: ${heard}\n`)
    }
  } finally {
    person.leave()
  }
}
