import type { Scrubber } from './scrubber.ts'

/** Headers without secrets: the very same where nothing was found. One whose name has a secret is left out. */
export function scrubHeaders<Lines extends Iterable<[name: string, value: string]>>(
  headers: Lines,
  scrubber: Scrubber,
): Lines | Headers {
  // As one text, they are looked through at once.
  let all = ''
  for (const [name, value] of headers) all += `${name}\n${value}\n`
  if (scrubber.scrub(all) === all) return headers
  const scrubbed = new Headers()
  for (const [name, value] of headers)
    if (scrubber.scrub(name) === name) scrubbed.append(name, scrubber.scrub(value))
  return scrubbed
}
