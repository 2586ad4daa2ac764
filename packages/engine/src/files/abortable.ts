/** The same bytes until the signal is aborted, which ends a wait for the next ones too. */
export async function* abortable(
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void> {
  if (!signal) {
    yield* bytes
    return
  }
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const abort = () => reject(signal.reason)
  // Nobody may be waiting when it comes.
  aborted.catch(() => {})
  signal.addEventListener('abort', abort, { once: true })
  if (signal.aborted) abort()
  const iterator = bytes[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), aborted])
      if (next.done) return
      yield next.value
    }
  } finally {
    signal.removeEventListener('abort', abort)
    // A generator that waits for its own source answers only once that does.
    void iterator.return?.().then(undefined, () => {})
  }
}
