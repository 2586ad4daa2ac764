import { MaillonError } from '@maillon/core'

/** A logo as an operator gives it: the bytes of a PNG, JPEG, WebP or SVG, or a data URL of one. */
export type Logo = Uint8Array | string

/** Each page holds it whole. */
const maxBytes = 64 * 1024

/**
 * A logo as pages show it, a data URL: nothing is asked of anybody else for it. Throws `config_invalid` for what is no
 * image that browsers show, and one of more than 64 kB.
 */
export function readLogo(option: string, logo: Logo): string {
  if (typeof logo === 'string') {
    if (logo.length > (maxBytes * 4) / 3 + 100) throw tooLarge(option)
    if (isLogo(logo)) return logo
    throw noImage(option)
  }
  if (logo.length > maxBytes) throw tooLarge(option)
  const type = typeOf(logo)
  if (type === undefined) throw noImage(option)
  return `data:image/${type};base64,${Buffer.from(logo).toString('base64')}`
}

/** Whether an address is an image in itself. An `img` neither runs scripts of an SVG nor loads what it refers to. */
export function isLogo(url: string): boolean {
  return url.length < 100_000 && /^data:image\/(png|jpeg|webp|svg\+xml)[;,]/.test(url)
}

/** By its first bytes. */
function typeOf(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (start.startsWith('RIFF') && start.startsWith('WEBP', 8)) return 'webp'
  return /^(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!doctype svg|svg)/i.test(start) &&
    /<svg[\s>]/i.test(start)
    ? 'svg+xml'
    : undefined
}

function noImage(option: string): MaillonError {
  return new MaillonError('config_invalid', {
    message: `${option} is no PNG, JPEG, WebP or SVG image.`,
    hint: 'Pass its bytes, readFileSync(…), or a data URL; an address elsewhere is never loaded by a page.',
  })
}

function tooLarge(option: string): MaillonError {
  return new MaillonError('config_invalid', {
    message: `${option} has more than 64 kB.`,
    hint: 'It is shown 56 pixels wide: 128 by 128 pixels are enough.',
  })
}
