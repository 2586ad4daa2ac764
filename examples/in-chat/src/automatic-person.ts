import { strict as assert } from 'node:assert'
import { finishLink, launchBrowser } from '@maillon/testkit/browser'
import type { Person } from './chat.ts'

/** Stands in for the person: says two sentences, and clicks the link in a headless Chromium. */
export function automaticPerson(email: string): Person {
  let turn = 0
  const say = (text: string) => {
    console.log(`You: ${text}`)
    return text
  }
  return {
    async say(heard) {
      turn += 1
      if (turn === 1) return say('Summarize my emails from today')
      if (turn === 2) {
        const link = /https?:\/\/\S+\/link\/ln_\w+/.exec(heard ?? '')?.[0]
        assert(link, 'The agent hands out a Connect Link.')
        await clickThrough(link, email)
        return say('Done')
      }
      assert.match(heard ?? '', /\d+ emails? from today/, 'The agent answers from the mailbox.')
      return undefined
    },
    leave: async () => undefined,
  }
}

async function clickThrough(link: string, email: string): Promise<void> {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    await finishLink(page, link, { user: email })
    console.log(
      `  [the link is opened, ${email} signs in and allows it: "${await page.title()}"]\n`,
    )
  } finally {
    await browser.close()
  }
}
