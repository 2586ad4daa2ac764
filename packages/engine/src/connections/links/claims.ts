import { MaillonError } from '@maillon/core'
import { sha256 } from '../../ids.ts'
import type { AttemptRow } from '../../store/rows.ts'
import { isFinal } from '../accounts/account-status.ts'
import type { Attempts } from './attempts.ts'
import type { AttemptView } from './attempt-view.ts'
import type { Parts } from '../parts.ts'

/** Which browser may go on with an attempt: the first to press Continue has it to itself. */
export interface Claims {
  /** An attempt that can still be finished. Throws `link_not_found`, `link_expired`, `link_used`. */
  open(token: string): Promise<AttemptView>
  /**
   * Gives the attempt to the browser, which may ask again, with what `change` makes of it as it is then. Throws what
   * `open` throws, and `link_other_browser`.
   */
  claim(
    token: string,
    browser: string,
    change?: (view: AttemptView) => Promise<Pick<AttemptRow, 'stateHash' | 'flow'>>,
  ): Promise<AttemptView>
}

/** Claims over attempts. */
export function createClaims({ store, now }: Parts, attempts: Attempts): Claims {
  async function open(token: string): Promise<AttemptView> {
    const view = await attempts.byToken(token)
    if (view.status === 'expired') throw refusedLink('link_expired', view)
    // Whoever is waited for has pressed Continue already.
    if (isFinal(view.status) || view.status === 'parked') throw refusedLink('link_used', view)
    return view
  }

  const claim: Claims['claim'] = async (token, browser, change) => {
    const view = await open(token)
    checkBrowser(view, browser)
    if (view.status === 'choosing') throw refusedLink('link_used', view)
    const { projectId, id, status, consumedAt } = view.attempt
    const claimed = await store.attempts.update(
      projectId,
      id,
      {
        ...(await change?.(view)),
        status: 'claimed',
        browserHash: sha256(browser),
        // A code that came stays used where nothing new was begun.
        ...(change && { consumedAt: null }),
        updatedAt: now(),
      },
      { status: [status], consumed: consumedAt !== null },
    )
    // Somebody was faster: whether it was this browser, or its callback, a second look tells.
    if (!claimed) return claim(token, browser, change)
    return { ...view, attempt: claimed, status: 'claimed' }
  }

  return { open, claim }
}

/** Once claimed, an attempt belongs to one browser. Throws `link_other_browser` for every other one. */
export function checkBrowser(view: AttemptView, browser: string | undefined): void {
  if (view.attempt.browserHash !== null && !isBrowserOf(view, browser))
    throw refusedLink('link_other_browser', view)
}

/** Whether it is the browser that pressed Continue. */
export function isBrowserOf({ attempt }: AttemptView, browser: string | undefined): boolean {
  return browser !== undefined && sha256(browser) === attempt.browserHash
}

/** A link that this visit cannot go on with, and whose it is. */
export function refusedLink(
  code: 'link_expired' | 'link_used' | 'link_other_browser',
  { toolkit: { slug, name, logo }, status }: AttemptView,
): MaillonError {
  return new MaillonError(code, { details: { service: { slug, name, logo }, status } })
}
