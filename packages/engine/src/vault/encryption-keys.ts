import { MaillonError } from '@maillon/core'

/** The operator's keys by id; the first one seals, all of them open. */
export interface EncryptionKeys {
  primary: string
  byId: ReadonlyMap<string, Buffer>
}

/**
 * Reads `id:base64[,id:base64]`, 32 bytes each. Throws `encryption_key_invalid`; the message never repeats what was
 * given, since a key may stand where its id should.
 */
export function parseEncryptionKeys(text: string): EncryptionKeys {
  if (text.trim() === '') throw invalid('The encryptionKey is empty: no key was given.')
  const byId = new Map<string, Buffer>()
  for (const [index, part] of text.split(',').entries()) {
    const entry = `Entry ${index + 1} of encryptionKey`
    const [id = '', base64 = '', ...rest] = part.trim().split(':')
    const key = Buffer.from(base64, 'base64')
    // An id is told and stored: it is too short to be a key by mistake.
    if (rest.length > 0 || base64 === '' || !/^[\w-]{1,32}$/.test(id))
      throw invalid(
        `${entry} is not of the form id:base64, with an id of 1 to 32 letters and digits.`,
      )
    if (key.length !== 32) throw invalid(`${entry} has ${key.length} bytes, and needs 32.`)
    if (byId.has(id)) throw invalid(`${entry} has the id of another one.`)
    byId.set(id, key)
  }
  const [primary = ''] = byId.keys()
  return { primary, byId }
}

function invalid(message: string): MaillonError {
  return new MaillonError('encryption_key_invalid', {
    message,
    hint: "Make one with: node -e \"console.log('k1:' + crypto.randomBytes(32).toString('base64'))\"",
  })
}
