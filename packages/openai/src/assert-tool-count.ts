import { MaillonError } from '@maillon/core'

/** Throws `invalid_request` for more tools than a request may have, with a hint how to get by with fewer. */
export function assertToolCount(count: number, maxTools: number, where = 'a request'): void {
  if (count <= maxTools) return
  throw new MaillonError('invalid_request', {
    message: `These are ${count} tools, and OpenAI takes at most ${maxTools} in ${where}.`,
    hint:
      'Let the model search for tools: create the session without `sessionPreset` and `preload`, and it lists ' +
      'a few meta tools only. Or narrow it down with `toolkits`, `tools` or `tags`.',
  })
}
