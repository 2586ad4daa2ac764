/** Bytes `[from, to)` of a file. */
export interface ByteRange {
  from: number
  to: number
}

/**
 * The one range that a request asks for (RFC 9110 §14.2), `unsatisfiable` for one that lies outside, and undefined for the
 * whole: what is no range of bytes is ignored, and so are several at once, which the standard leaves open.
 */
export function readRange(
  header: string | undefined,
  size: number,
): ByteRange | 'unsatisfiable' | undefined {
  const [, first = '', last = ''] = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(header ?? '') ?? []
  if (first === '' && last === '') return undefined
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const to = first === '' || last === '' ? size : Math.min(size, Number(last) + 1)
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined
  return from < to ? { from, to } : 'unsatisfiable'
}
