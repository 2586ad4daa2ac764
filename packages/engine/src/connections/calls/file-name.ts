/**
 * What a downloaded file is called: as its answer says, else as the one who asked says, else as the last of an address
 * that looks like a name. Not cleaned yet.
 */
export function fileName(
  headers: Pick<Headers, 'get'>,
  addresses: readonly string[],
  said?: string,
): string {
  const disposition = headers.get('content-disposition')
  const told = disposition === null ? undefined : nameIn(disposition)
  if (told) return told
  if (said) return said
  const ends = addresses.map(lastOf)
  return ends.find((end) => /\.[a-z\d]{1,8}$/i.test(end)) ?? ends.at(-1) ?? ''
}

/** `filename*` (RFC 8187) before `filename` (RFC 6266 §4.3); whoever writes the latter in UTF-8 is understood too. */
export function nameIn(disposition: string): string | undefined {
  const extended = /;\s*filename\*\s*=\s*([\w-]+)'[^']*'([^;\s]*)/i.exec(disposition)
  const decoded = extended && decode(extended[1] ?? '', extended[2] ?? '')
  if (decoded) return decoded
  const plain = /;\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s"]+))/is.exec(disposition)
  const text = plain?.[1]?.replaceAll(/\\(.)/gs, '$1') ?? plain?.[2]
  return text ? inUtf8(text) : undefined
}

function decode(charset: string, text: string): string | undefined {
  const bytes = Buffer.from(
    text.replaceAll(/%([\da-f]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
    'latin1',
  )
  if (/^iso-8859-1$/i.test(charset)) return bytes.toString('latin1')
  return /^utf-8$/i.test(charset) ? bytes.toString('utf8') : undefined
}

/** A header has a character for each byte. */
function inUtf8(text: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'latin1'))
  } catch {
    return text
  }
}

function lastOf(address: string): string {
  const { pathname } = new URL(address, 'https://none.invalid')
  const end = pathname.split('/').findLast((segment) => segment !== '') ?? ''
  try {
    return decodeURIComponent(end)
  } catch {
    return end
  }
}
