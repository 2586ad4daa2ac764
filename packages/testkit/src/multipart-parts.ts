/** A part of a multipart body, as it came. */
export interface MultipartPart {
  /** Its header lines. */
  head: string
  bytes: Buffer<ArrayBuffer>
}

/** The parts of a body (RFC 2046 §5.1.1); undefined for one of another type. */
export function multipartParts(
  bytes: Uint8Array,
  contentType: string,
): MultipartPart[] | undefined {
  const boundary = /^multipart\/.*boundary="?([^";]+)/i.exec(contentType)?.[1]
  if (boundary === undefined) return undefined
  // A character for each byte.
  const text = `\r\n${Buffer.from(bytes).toString('latin1')}`
  const parts = text.split(`\r\n--${boundary}`).slice(1, -1)
  return parts.map((part) => {
    const end = part.indexOf('\r\n\r\n')
    return { head: part.slice(2, end), bytes: Buffer.from(part.slice(end + 4), 'latin1') }
  })
}

/** A part’s content type without its parameters, in lower case. */
export function typeOfPart({ head }: MultipartPart): string | undefined {
  return /^content-type: *([^;\r]+)/im.exec(head)?.[1]?.toLowerCase()
}
