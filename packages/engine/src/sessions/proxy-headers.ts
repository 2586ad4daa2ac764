import { MaillonError } from '@maillon/core'
import { credentialHeaders, type Toolkit } from '@maillon/core/toolkit'

/** Headers that carry credentials, frame the request, or tell where it came from. */
const reserved =
  /^(host|authorization|cookie2?|content-length|transfer-encoding|connection|keep-alive|te|trailer|upgrade|expect|via|forwarded|x-forwarded-.*|x-real-ip|proxy-.*)$/

/** A token and visible characters (RFC 9110 §5.6.2, §5.5). */
const name = /^[!#$%&'*+.^_`|~0-9a-z-]+$/
const value = /^[\x20-\x7e]*$/

/**
 * The headers that an app adds to its call of a toolkit's API, by lower-case name. Throws `invalid_request` for those
 * that are the engine's to set.
 */
export function proxyHeaders(
  { auth }: Toolkit,
  headers: readonly { name: string; value: string }[],
): Record<string, string> {
  const own = credentialHeaders(auth)
  return Object.fromEntries(
    headers.map((header) => {
      const lower = header.name.toLowerCase()
      if (!name.test(lower)) throw refused(`"${header.name}" is no name of a header.`)
      if (reserved.test(lower) || own.includes(lower)) {
        throw refused(`The header ${lower} is set by the engine alone.`)
      }
      if (!value.test(header.value)) {
        throw refused(`The value of the header ${lower} has characters that no header may have.`)
      }
      return [lower, header.value]
    }),
  )
}

function refused(message: string): MaillonError {
  return new MaillonError('invalid_request', {
    message,
    hint: 'Leave it out of parameters, or mend it.',
  })
}
