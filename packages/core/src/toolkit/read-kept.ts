import { MaillonError } from '../errors/maillon-error.ts'
import { keepOf } from './declared.ts'
import type { Toolkit } from './toolkit.ts'
import { type FieldValues, fitsPattern } from './field.ts'
import { fillKnown } from './fill-toolkit.ts'
import type { Kept } from './kept.ts'

/** The longest value, as of fields that are no secrets. */
const maxLength = 256

/**
 * What a service told beside what is known, as it is kept. Throws `upstream_error` for what does not look as the toolkit
 * says, and for what would lead to none of its hosts. No word of it is in the message: who wrote it is not known.
 */
export function readKept(
  toolkit: Toolkit,
  told: FieldValues,
  known: FieldValues = {},
): Record<string, string> {
  const found = Object.entries(keepOf(toolkit.auth)).flatMap(([name, kept]) =>
    Object.hasOwn(told, name) ? [[name, read(toolkit, name, kept, told[name] ?? '')] as const] : [],
  )
  const all = { ...known, ...Object.fromEntries(found) }
  fillKnown(toolkit, { fields: all })
  return all
}

/**
 * Throws `upstream_error` where a value that an account cannot do without was not told: of those that come by themselves,
 * and with `asked` of those that calls tell, too.
 */
export function checkKept(
  toolkit: Toolkit,
  known: FieldValues,
  { asked = true }: { asked?: boolean } = {},
): void {
  for (const [name, { optional, from }] of Object.entries(keepOf(toolkit.auth)))
    if (
      !optional &&
      !Object.hasOwn(known, name) &&
      (asked || (from !== 'call' && from !== 'choice'))
    )
      throw new MaillonError('upstream_error', {
        message: `${toolkit.name} did not tell the account's ${name}.`,
        hint: 'Connect the account again; if it stays so, the toolkit has to be mended.',
        details: { kept: name },
      })
}

function read(toolkit: Toolkit, name: string, kept: Kept, told: string): string {
  // Printable ASCII goes into headers, paths and forms alike, and dots alone would lead elsewhere.
  const isPlain = /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(told) && !/^\.{1,2}$/.test(told)
  const value = isPlain && told.length <= maxLength ? valueOf(kept, told) : undefined
  if (value !== undefined) return value
  throw new MaillonError('upstream_error', {
    message: `The ${name} that ${toolkit.name} told does not look as one of the service does, so it is not kept.`,
    hint: 'Connect the account again; if it stays so, the toolkit has to be mended.',
    details: { kept: name },
  })
}

function valueOf({ as, pattern }: Kept, told: string): string | undefined {
  const value = as === 'host' ? hostOf(told) : told
  return value !== undefined && fitsPattern(pattern, value) ? value : undefined
}

/** The host of an https address with nothing odd in it, or a host as it is. */
function hostOf(told: string): string | undefined {
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(told) ? told : `https://${told}`)
  const isPlain = url?.protocol === 'https:' && url.username === '' && url.password === ''
  return isPlain && url.port === '' ? url.hostname : undefined
}
