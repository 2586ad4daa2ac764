import { MaillonError } from '@maillon/core'
import type { Toolkit } from '@maillon/core/toolkit'

/** Checks what an app gives a link for its authorize URL: only what the toolkit names. Throws `unsupported`. */
export function checkLinkParameters(
  { name, auth }: Toolkit,
  parameters: Readonly<Record<string, string>>,
): void {
  const allowed = auth.scheme === 'OAUTH2' ? (auth.linkParameters ?? []) : []
  const other = Object.keys(parameters).find((one) => !allowed.includes(one))
  if (other === undefined) return
  throw new MaillonError('unsupported', {
    message: `Links of ${name} take no parameter "${other}".`,
    hint:
      allowed.length > 0
        ? `They take ${allowed.join(', ')}.`
        : 'Leave parameters out, or name it in linkParameters of the auth of the toolkit.',
  })
}
