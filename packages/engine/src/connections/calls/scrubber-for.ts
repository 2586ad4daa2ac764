import { recentScrubber } from '../../secrets/recent-scrubber.ts'
import { createScrubber, type Scrubber } from '../../secrets/scrubber.ts'
import { keepSecret } from '../../telemetry/live-secrets.ts'
import type { PlacedCredential } from '../schemes/scheme.ts'
import { secretsOf } from '../schemes/schemes.ts'
import type { Credential } from './credential.ts'

/** Of each credential as it was placed last: making one costs more than using it. */
const known = new WeakMap<
  Credential,
  { placed: PlacedCredential | undefined; secrets: ReadonlySet<string>; scrubber: Scrubber }
>()

/**
 * Knows each text of a credential, as it is and as it is placed, and what else nobody may see. No line of the log shows
 * these from now on.
 */
export function scrubberFor(
  credential: Credential | undefined,
  placed: PlacedCredential | undefined,
  others: readonly string[] = [],
): Scrubber {
  const before = credential && known.get(credential)
  if (before && before.placed === placed && others.every((text) => before.secrets.has(text))) {
    keepSecret(before.secrets)
    return before.scrubber
  }
  const own = new Set([...secretsOf(credential), ...(placed?.secrets ?? [])])
  const secrets = new Set([...own, ...others])
  keepSecret(secrets)
  if (!credential || secrets.size > own.size) return recentScrubber([...secrets])
  const scrubber = createScrubber(secrets)
  known.set(credential, { placed, secrets, scrubber })
  return scrubber
}
