import type { OperatorClient } from '../settings.ts'

/**
 * Where the upstream of a toolkit sends browsers back to when the operator's own client asked: an address that no other
 * toolkit has, so that a code tells whose it is, unless the operator says that the shared one is what is registered.
 */
export function operatorCallback(
  publicUrl: string,
  slug: string,
  client?: Pick<OperatorClient, 'callback'>,
): string {
  const shared = `${publicUrl.replace(/\/+$/, '')}/oauth/callback`
  return client?.callback === 'shared' ? shared : `${shared}/${slug}`
}
