import { MaillonError } from '@maillon/core'

/** The bytes of a request. Anybody can hang up in the middle: that is no fault of the engine's. */
export async function* untilBroken(
  request: Request,
  hint: string,
): AsyncGenerator<Uint8Array, void> {
  try {
    if (request.body) yield* request.body
  } catch (cause) {
    throw new MaillonError('invalid_request', {
      message: 'The bytes ended before the file was whole.',
      hint,
      cause,
    })
  }
}
