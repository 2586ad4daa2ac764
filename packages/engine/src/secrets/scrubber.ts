/** Knows secrets in their spellings. */
export interface Scrubber {
  /** A text with `[secret]` in place of each secret: all else stays as it was. */
  scrub(text: string): string
}

/** A scrubber of secrets. What is shorter than any real one would be found everywhere. */
export function createScrubber(secrets: readonly string[]): Scrubber {
  const known = secrets.filter((secret) => secret.length >= 8).flatMap(spellings)
  return {
    scrub: (text) => known.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text),
  }
}

/** In JSON that escapes slashes, in JSON, in an address, and as it is: the longer ones may hold the shorter. */
function spellings(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1)
  const inAddress = encodeURIComponent(secret.toWellFormed())
  return [...new Set([json.replaceAll('/', '\\/'), json, inAddress, secret])]
}
