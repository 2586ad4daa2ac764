import { strict as assert } from 'node:assert'
import type { Person } from './person.ts'

/** Stands in for the person: says two sentences, and clicks the link in a headless Chromium. */
export function automaticPerson(email: string): Person {
  let turn = 0
  const say = (text: string) => {
    console.log(`You: ${text}`)
    return text
  }
  return {
    async say(heard = '') {
      turn += 1
      if (turn === 1) return say('Summarize my emails from today')
      if (turn === 2) {
        const link = /https?:\/\/\S+\/link\/ln_\w+/.exec(heard)?.[0]
        assert(link, 'The agent hands out a Connect Link.')
        // A story that nobody plays by itself needs no browser.
        const { clickLink } = await import('../browser/click-link.ts')
        const title = await clickLink(link, { user: email })
        console.log(`  [the link is opened, ${email} signs in and allows it: "${title}"]\n`)
        return say('Done')
      }
      assert.match(heard, /\d+ emails? from today/, 'The agent answers from the mailbox.')
      return undefined
    },
    leave: () => undefined,
  }
}
