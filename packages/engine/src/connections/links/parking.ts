import { MaillonError } from '@maillon/core'
import { newSecret, sha256 } from '../../ids.ts'
import type { Attempts } from './attempts.ts'
import type { AttemptView } from './attempt-view.ts'
import type { AuthConfigs } from '../auth-configs/auth-configs.ts'
import type { Complete } from './complete.ts'
import { type Flow, flowPlace } from './flow.ts'
import type { Given } from './keep-credential.ts'
import { askedBy, type Links } from './links.ts'
import type { OAuth1Flow } from './oauth1-links.ts'
import { outcomeUrl } from './outcome-url.ts'
import type { Parts } from '../parts.ts'
import { requireVerifierUrl } from './verifier.ts'

/** What waits for the app's word: the callback as it came, or what was made of what was typed. */
type Content = { callback: string } | Given

/** Attempts that wait until the app has said which of its users completed them. */
export interface Parking {
  /** Keeps what came, sealed, for two minutes at most, and answers where the browser goes for the app's word. */
  park(view: AttemptView, content: Content): Promise<string>
  /** The same address again, for the browser that was sent there. */
  again(view: AttemptView): Promise<string>
  /**
   * The app names its user, once. Throws `verification_failed`, in the same words whatever is wrong, and
   * `verification_too_late` with a new link in its details.
   */
  redeem(projectId: string, word: { sessionUri: string; userId: string }): Promise<Redeemed>
}

/** What came of an attempt that the app confirmed. */
export interface Redeemed {
  view: AttemptView
  /** Where the browser goes now: the app's callbackUrl with the outcome, or a page of ours. */
  redirectUrl: string
}

/** Some upstreams' codes live for a minute or two. */
const parkedMs = 2 * 60_000

/** Parking over attempts. */
export function createParking(
  parts: Parts,
  { attempts, authConfigs, links, complete }: ParkingParts,
): Parking {
  const { store, vault, settings, now } = parts

  async function find(projectId: string, sessionUri: string): Promise<AttemptView> {
    const sessionHash = sha256(sessionUri)
    const attempt = await store.attempts.findBySessionHash(projectId, sessionHash)
    const view = attempt && (await attempts.view(attempt))
    if (view?.status !== 'parked') throw failed()
    // Whoever comes second finds no such session any more.
    const taken = await store.attempts.update(
      projectId,
      view.attempt.id,
      { sessionHash: null, updatedAt: now() },
      { status: ['parked'], sessionHash },
    )
    if (!taken) throw failed()
    return { ...view, attempt: taken }
  }

  async function finish(view: AttemptView): Promise<AttemptView> {
    const { attempt } = view
    const content = await vault.open<Content>(place(view), attempt.parked ?? '')
    if ('credential' in content) return attempts.succeed(view, content)
    const flow = await vault.open<Flow | OAuth1Flow>(flowPlace(view), attempt.flow ?? '')
    return complete(view, flow, new URLSearchParams(content.callback))
  }

  /** The code died while the person logged in at the app: they press Continue once more. */
  async function offerAgain({ attempt, account }: AttemptView): Promise<never> {
    const link = await links.create({
      projectId: attempt.projectId,
      userId: attempt.userId,
      authConfig: await authConfigs.get(attempt.projectId, attempt.authConfigId),
      sessionId: attempt.sessionId ?? undefined,
      account,
      scopes: attempt.scopes ?? undefined,
      ...askedBy(attempt),
    })
    throw new MaillonError('verification_too_late', {
      message: 'The upstream no longer took the code, so the person has to press Continue again.',
      hint: 'Send the browser to the redirect_url in the details, and confirm sooner.',
      details: { redirect_url: link.url, connected_account_id: account.id },
    })
  }

  function address({ attempt: { projectId } }: AttemptView, sessionUri: string): string {
    const url = new URL(requireVerifierUrl(settings, projectId))
    url.searchParams.set('session_uri', sessionUri)
    return url.href
  }

  return {
    async park(view, content) {
      const { projectId, id, expiresAt } = view.attempt
      const sessionUri = newSecret('session_')
      const parked = await store.attempts.update(
        projectId,
        id,
        {
          status: 'parked',
          parked: await vault.seal(place(view), { ...content, sessionUri }),
          sessionHash: sha256(sessionUri),
          expiresAt: Math.min(expiresAt, now() + parkedMs),
          updatedAt: now(),
        },
        { status: ['claimed'] },
      )
      if (!parked) throw failed()
      return address(view, sessionUri)
    },
    async again(view) {
      const { parked } = view.attempt
      const { sessionUri } = await vault.open<{ sessionUri: string }>(place(view), parked ?? '')
      return address(view, sessionUri)
    },
    async redeem(projectId, { sessionUri, userId }) {
      const view = await find(projectId, sessionUri)
      if (view.attempt.userId !== userId) {
        await attempts.fail(view, 'verification_mismatch')
        throw failed()
      }
      const ended = await finish(view)
      if (ended.error === 'verification_too_late') return offerAgain(ended)
      return { view: ended, redirectUrl: await outcomeUrl(parts, ended) }
    },
  }
}

interface ParkingParts {
  attempts: Attempts
  authConfigs: AuthConfigs
  links: Links
  complete: Complete
}

function place({ attempt }: AttemptView) {
  return { projectId: attempt.projectId, row: attempt.id, field: 'attempts.parked', version: 1 }
}

/** One answer for a session that is unknown, over, used, another project's or another user's. */
function failed(): MaillonError {
  return new MaillonError('verification_failed', {
    message: 'No attempt of this user waits under this session_uri.',
    hint: 'Ask for a new Connect Link, and confirm it once, within two minutes, as the user who is logged in.',
  })
}
