import { MaillonError } from '@maillon/core'

/**
 * The bytes that stand as base64 or base64url in a member of a JSON object, as they come: services put files of any size
 * there, and nobody has to hold the answer. Throws `upstream_error` where there is no such member, or no end of it.
 */
export async function* bytesInside(
  json: AsyncIterable<Uint8Array>,
  member: string,
): AsyncGenerator<Uint8Array> {
  const find = findMember(member)
  const decode = decodePieces()
  let isOver = false
  for await (const chunk of json) {
    // A character for each byte: all that counts here is ASCII.
    const text = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1')
    const found: Found | undefined = isOver ? undefined : find(text)
    if (!found) continue
    isOver = found.isLast
    const bytes = decode(found)
    if (bytes.byteLength > 0) yield bytes
  }
  if (isOver) return
  throw new MaillonError('upstream_error', {
    message: `The upstream answered without a whole \`${member}\`, where the file stands.`,
  })
}

/** A piece of the member's string. */
interface Found {
  piece: string
  isLast: boolean
}

/** Reads on, and answers what it comes by of the member's string. */
function findMember(member: string) {
  let depth = 0
  /** What is inside of the string that is read now; undefined between strings. */
  let string: string | undefined
  let isEscaped = false
  let last = ''
  let isNamed = false
  let isFound = false
  return (text: string): Found | undefined => {
    let at = 0
    for (; at < text.length && !isFound; at += 1) {
      const sign = text.charAt(at)
      if (string !== undefined) {
        if (isEscaped) isEscaped = false
        else if (sign === '\\') isEscaped = true
        else if (sign === '"') {
          last = string
          string = undefined
          continue
        }
        // Longer than what is looked for, it is another one.
        if (string.length <= member.length) string += sign
      } else if (sign === '"') {
        if (isNamed) isFound = true
        else string = ''
      } else if (sign === ':') isNamed = depth === 1 && last === member
      else if (!/\s/.test(sign)) {
        isNamed = false
        if (sign === '{' || sign === '[') depth += 1
        if (sign === '}' || sign === ']') depth -= 1
      }
    }
    if (!isFound) return undefined
    const end = text.indexOf('"', at)
    return end === -1
      ? { piece: text.slice(at), isLast: false }
      : { piece: text.slice(at, end), isLast: true }
  }
}

/** Decodes pieces of one text, wherever they were cut. */
function decodePieces() {
  let held = ''
  return ({ piece, isLast }: Found): Buffer => {
    const text = held + piece
    // An escape sign or a group of four that is not whole waits for what comes.
    const cut = isLast ? -1 : text.search(/\\(u[\da-f]{0,3})?$/i)
    const whole = cut === -1 ? text : text.slice(0, cut)
    const data = whole
      .replace(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
      .replace(/\\[nrt]|[^\w+/-]/g, '')
    const size = isLast ? data.length : data.length - (data.length % 4)
    held = data.slice(size) + (cut === -1 ? '' : text.slice(cut))
    return Buffer.from(data.slice(0, size), 'base64url')
  }
}
