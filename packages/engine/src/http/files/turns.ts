import { MaillonError } from '@maillon/core'

/** Runs works on one thing one after the other: the next one aborts the one before it, and waits until that has ended. */
export function createTurns(): <T>(
  key: string,
  work: (turn: AbortSignal) => Promise<T>,
) => Promise<T> {
  const latest = new Map<string, { controller: AbortController; ended: Promise<void> }>()
  return async (key, work) => {
    const before = latest.get(key)
    const controller = new AbortController()
    const { promise: ended, resolve: end } = Promise.withResolvers<void>()
    const turn = { controller, ended }
    latest.set(key, turn)
    before?.controller.abort(overtaken())
    await before?.ended
    try {
      controller.signal.throwIfAborted()
      return await work(controller.signal)
    } finally {
      if (latest.get(key) === turn) latest.delete(key)
      end()
    }
  }
}

/** A conflict: a tus client asks again then, which of other refusals it does not. */
function overtaken(): MaillonError {
  return new MaillonError('file_offset_conflict', {
    message: 'Another request went on in place of this one.',
    hint: 'Send one request after the other.',
  })
}
