/** As long as a name gets, in characters and in the bytes that file systems count. */
const maxCharacters = 200
const maxBytes = 255

/** Signs that nobody sees, or that turn the order of what is read around. */
const invisible = /[\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}]/gu

/** What stands between words, or would end a line. */
const blank = /[\p{Cc}\p{Z}]+/gu

/** Signs with a meaning to file systems and shells, so that no name has them. */
const forbidden = /[<>:"|?*]/g

/** Names that are devices on Windows, whatever follows the first dot. */
const reserved = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)\s*(?:\.|$)/i

/** What a file without a name is called. */
const nameless = 'file'

/**
 * A file's name without anything but a name: no path, no signs that are not seen or have a meaning to file systems, no
 * leading dots and dashes, none that is a device on Windows; at most 200 characters, with its extension. Never empty.
 */
export function cleanName(told: string): string {
  // What is longer is no name, and need not be looked at as a whole: the end has the extension.
  const last = told.slice(-4096).split(/[/\\]/).at(-1) ?? ''
  const plain = trimmed(last.normalize('NFC').replaceAll(blank, ' ').replaceAll(invisible, ''))
  const safe = trimmed(plain.replaceAll(forbidden, '_'))
  const fitted = trimmed(fit(reserved.test(safe) ? `_${safe}` : safe))
  return fitted === '' ? nameless : fitted
}

function trimmed(name: string): string {
  return name
    .replaceAll(/ +/g, ' ')
    .replace(/^[\s.~-]+/, '')
    .replace(/[\s.]+$/, '')
}

/** Cuts before the extension, between two characters. */
function fit(name: string): string {
  if (fits(name)) return name
  const extension = /\.[a-z0-9]{1,16}$/i.exec(name)?.[0] ?? ''
  const letters = Array.from(name.slice(0, -extension.length || undefined)).slice(0, maxCharacters)
  while (!fits(letters.join('') + extension)) letters.pop()
  return `${letters.join('').trimEnd()}${extension}`
}

function fits(name: string): boolean {
  return name.length <= maxCharacters && Buffer.byteLength(name) <= maxBytes
}
