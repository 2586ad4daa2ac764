/**
 * Cuts a stream into streams of at most so many bytes, to be read one after the other. Where the stream breaks, what came
 * is a part of its own, and the error is thrown after it.
 */
export async function* inParts(
  bytes: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<AsyncIterable<Uint8Array>, void> {
  const source = bytes[Symbol.asyncIterator]()
  let failure: { error: unknown } | undefined
  let rest: Uint8Array | undefined

  async function next(): Promise<Uint8Array | undefined> {
    try {
      const { done, value } = await source.next()
      return done ? undefined : value
    } catch (error) {
      failure = { error }
      return undefined
    }
  }

  async function* part(): AsyncGenerator<Uint8Array, void> {
    let left = maxBytes
    while (rest && left > 0) {
      const chunk = rest.subarray(0, left)
      rest = chunk.length < rest.length ? rest.subarray(chunk.length) : undefined
      left -= chunk.length
      yield chunk
      rest ??= left > 0 ? await next() : undefined
    }
  }

  for (;;) {
    rest ??= await next()
    if (!rest) break
    yield part()
  }
  if (failure) throw failure.error
}
