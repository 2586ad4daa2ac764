import { MaillonError } from '../errors/maillon-error.ts'
import type { ConnectedAccounts } from './connected-accounts.ts'

/** How an app tells who is logged in, for `createVerifier`. */
export interface VerifierOptions {
  /** The user who is logged in to the app, from the request's own session; undefined when nobody is. */
  userId: (request: Request) => string | undefined | Promise<string | undefined>
  /** Answers when nobody is logged in, e.g. by a redirect to the login that comes back here; a plain 401 when left out. */
  onSignedOut?: (request: Request) => Response | Promise<Response>
}

/**
 * The route behind an engine's `verifierUrl`: asks the app who is logged in, confirms the link for that user, and sends
 * the browser on. A fetch handler; it answers a link of another user with 403, and what is no such link with 400.
 */
export function createVerifier(
  { connectedAccounts }: { connectedAccounts: Pick<ConnectedAccounts, 'completeAuth'> },
  { userId, onSignedOut = signedOut }: VerifierOptions,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const sessionUri = new URL(request.url).searchParams.get('session_uri')
    if (!sessionUri)
      return say(400, 'This address is part of connecting an account. Start in the app.')
    const user = await userId(request)
    if (user === undefined) return onSignedOut(request)
    try {
      const { redirectUrl } = await connectedAccounts.completeAuth({ sessionUri, userId: user })
      return sendTo(redirectUrl)
    } catch (error) {
      // The upstream's code died while the person logged in: they press Continue once more.
      if (MaillonError.is(error, 'verification_too_late')) return sendTo(newLink(error))
      if (!MaillonError.is(error, 'verification_failed')) throw error
      return say(403, 'This link was not made for you, or is over. Ask for a new one in the app.')
    }
  }
}

function newLink({ details }: MaillonError): string {
  return String(details.redirect_url)
}

/** The address of this page is a secret that works once: it is not told to where the browser goes next. */
const headers = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }

function sendTo(location: string): Response {
  return new Response(null, { status: 303, headers: { ...headers, location } })
}

function signedOut(): Response {
  return say(401, 'Log in to the app in this browser, then open the link again.')
}

function say(status: number, sentence: string): Response {
  const type = { 'content-type': 'text/plain; charset=utf-8' }
  return new Response(sentence, { status, headers: { ...headers, ...type } })
}
