import { MaillonError } from '../errors/maillon-error.ts'

/**
 * Runs something that must end within that many milliseconds. Rejects with `request_timeout` when it does not, and with
 * the signal's reason when the caller aborts, at once, also when `run` does not heed the signal that it may ask for.
 */
export async function withDeadline<Result>(
  milliseconds: number,
  signal: AbortSignal | undefined,
  run: (signal: () => AbortSignal) => Promise<Result>,
): Promise<Result> {
  signal?.throwIfAborted()
  const controller = new AbortController()
  const { promise, resolve, reject } = Promise.withResolvers<Result>()
  const stop = (reason: unknown) => {
    controller.abort(reason)
    reject(reason)
  }
  const forward = () => stop(signal?.reason)
  const expire = () =>
    stop(
      new MaillonError('request_timeout', {
        message: `The engine did not answer within ${milliseconds} ms.`,
        hint: 'Try again, or allow more time with timeoutMs.',
      }),
    )
  const timer = setTimeout(expire, milliseconds)
  signal?.addEventListener('abort', forward)
  try {
    // A signal costs something, and in one process with the engine nearly nobody listens.
    run(() => controller.signal).then(resolve, reject)
    return await promise
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', forward)
  }
}
