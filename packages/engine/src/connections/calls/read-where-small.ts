/** JSON that is longer than this is no error. */
const small = 64 * 1024

/** A body that is still to be read, and the JSON that it is, where it is a little. */
export interface Peeked {
  bytes: AsyncIterable<Uint8Array>
  json?: { text: string; value: unknown }
}

/** Reads the beginning of a body that says it is JSON, which may be an error and not the file. */
export async function readWhereSmall(
  bytes: AsyncIterable<Uint8Array>,
  headers: Pick<Headers, 'get'>,
): Promise<Peeked> {
  if (!/[/+]json\b/i.test(headers.get('content-type') ?? '')) return { bytes }
  const rest = bytes[Symbol.asyncIterator]()
  const begun: Uint8Array[] = []
  for (let size = 0; size < small; ) {
    const next = await rest.next()
    if (next.done) {
      const json = parsed(Buffer.concat(begun).toString('utf8'))
      return { bytes: each(begun), ...(json && { json }) }
    }
    begun.push(next.value)
    size += next.value.byteLength
  }
  return { bytes: each(begun, rest) }
}

async function* each(
  begun: readonly Uint8Array[],
  rest?: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* begun
    for (let next = await rest?.next(); next && !next.done; next = await rest?.next())
      yield next.value
  } finally {
    await rest?.return?.()
  }
}

function parsed(text: string): Peeked['json'] {
  try {
    return { text, value: JSON.parse(text) }
  } catch {
    return undefined
  }
}
