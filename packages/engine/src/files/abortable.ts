/** The same bytes until the signal is aborted, which ends a wait for the next ones too. */
export async function* abortable(
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void> {
  if (!signal) {
    yield* bytes
    return
  }
  let fail: ((reason: unknown) => void) | undefined
  const abort = () => fail?.(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  const iterator = bytes[Symbol.asyncIterator]()
  try {
    for (;;) {
      signal.throwIfAborted()
      // A promise for each: a race with one that stays open would keep all that ever came.
      const next = await new Promise<IteratorResult<Uint8Array>>((resolve, reject) => {
        fail = reject
        iterator.next().then(resolve, reject)
      })
      if (next.done) return
      yield next.value
    }
  } finally {
    signal.removeEventListener('abort', abort)
    // A generator that waits for its own source answers only once that does.
    void iterator.return?.().then(undefined, () => {})
  }
}
