import type { AttemptRow } from '../../store/rows.ts'
import type { Parts } from '../parts.ts'
import { requirePublicUrl } from '../settings.ts'
import { openLinkToken } from './link-token.ts'

/** The address of an attempt's own page. */
export async function linkUrl(parts: Parts, attempt: AttemptRow): Promise<string> {
  return `${requirePublicUrl(parts.settings)}/link/${await openLinkToken(parts, attempt)}`
}
