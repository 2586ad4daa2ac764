import { crc32 } from 'node:zlib'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const form = /^(mk_([A-Za-z0-9]{22})_([A-Za-z0-9]{43}))([A-Za-z0-9]{6})$/

/** The parts of an API key's text. */
export interface ApiKeyText {
  /** Finds the key's row; not secret. */
  kid: string
  secret: string
}

/** An API key: `mk_<kid>_<secret><checksum>`. By the checksum, a secret scanner tells a key from its look-alikes. */
export function writeApiKey({ kid, secret }: ApiKeyText): string {
  const text = `mk_${kid}_${secret}`
  return text + checksum(text)
}

/** The parts of what may be an API key; undefined for text that none can be, which costs no look into the database. */
export function readApiKey(key: string): ApiKeyText | undefined {
  const [, text, kid, secret, sum] = form.exec(key) ?? []
  if (text === undefined || kid === undefined || secret === undefined) return undefined
  return checksum(text) === sum ? { kid, secret } : undefined
}

/** CRC-32 in base 62, as six characters. */
function checksum(text: string): string {
  let rest = crc32(text)
  let digits = ''
  while (digits.length < 6) {
    digits = (alphabet[rest % 62] ?? '') + digits
    rest = Math.floor(rest / 62)
  }
  return digits
}
