import type { Engine } from '@maillon/engine'
import { browserOn } from '../browser-on.ts'
import type { LinkAnswer } from '../link-answer.ts'
import { pressConsent } from './press-consent.ts'

/**
 * Does at a Connect Link what a person in a browser would, by plain requests: in milliseconds, and where no browser is
 * installed. Answers the page at its end, or the redirect to the app's callbackUrl.
 */
export async function visitLink(
  engine: Engine,
  link: string,
  answer: LinkAnswer,
): Promise<Response> {
  const visit = browserOn(engine)
  await visit(link)
  if ('apiKey' in answer) return visit(`${link}/key`, { api_key: answer.apiKey })
  if ('user' in answer) return visit(await pressConsent(await proceed(), answer.user))
  answer.deny.deny(true)
  try {
    return await visit(await pressConsent(await proceed(), 'nobody'))
  } finally {
    answer.deny.deny(false)
  }

  async function proceed(): Promise<string> {
    const started = await visit(link, {})
    const service = started.headers.get('location')
    if (service === null) throw new Error(`${started.status}: ${await started.text()}`)
    return service
  }
}
