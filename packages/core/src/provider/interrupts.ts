import { MaillonError } from '../errors/maillon-error.ts'
import type { ProviderContext } from './provider.ts'

/**
 * Whether a call that lacks something stops the run: as the provider's own option says, else the session. Throws
 * `invalid_request` for an option that says neither.
 */
export function interrupts(
  onRequired: 'interrupt' | 'return' | undefined,
  context: Pick<ProviderContext, 'onRequired'> | undefined,
): boolean {
  if (onRequired === undefined) return context?.onRequired === 'interrupt'
  if (['interrupt', 'return'].includes(onRequired)) return onRequired === 'interrupt'
  throw new MaillonError('invalid_request', {
    message: `The provider's onRequired cannot be ${JSON.stringify(onRequired)}.`,
    hint: "Pass 'interrupt' or 'return', or leave it out.",
  })
}
