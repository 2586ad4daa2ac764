import { MaillonError } from '../errors/maillon-error.ts'

/**
 * Runs something that must end within that many milliseconds. Rejects with `request_timeout` when it does not, and with
 * the signal's reason when the caller aborts, at once, also when `run` does not heed the signal that it is given.
 */
export async function withDeadline<Result>(
  milliseconds: number,
  signal: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  signal?.throwIfAborted()
  const controller = new AbortController()
  const forward = () => controller.abort(signal?.reason)
  const expire = () =>
    controller.abort(
      new MaillonError('request_timeout', {
        message: `The engine did not answer within ${milliseconds} ms.`,
        hint: 'Try again, or allow more time with timeoutMs.',
      }),
    )
  const stopped = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason))
  })
  const timer = setTimeout(expire, milliseconds)
  signal?.addEventListener('abort', forward)
  try {
    return await Promise.race([run(controller.signal), stopped])
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', forward)
  }
}
