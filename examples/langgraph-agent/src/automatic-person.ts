import { clickLink } from '@maillon/testkit/browser'
import type { Person } from './person.ts'

/** Stands in for the person: clicks the link in a headless Chromium, and approves. */
export function automaticPerson(email: string): Person {
  return {
    async answer(stop) {
      console.log(`  [stopped: ${stop.message}]`)
      if (stop.code === 'approval_required') {
        console.log(`  [approved: ${stop.toolSlug} to ${String(stop.arguments.recipient_email)}]`)
        return { approved: true }
      }
      const title = await clickLink(stop.redirectUrl ?? '', { user: email })
      console.log(`  [${email} signs in and allows it: "${title}"]`)
      return { connected: true }
    },
    leave: async () => undefined,
  }
}
