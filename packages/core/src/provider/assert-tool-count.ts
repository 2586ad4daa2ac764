import { MaillonError } from '../errors/maillon-error.ts'

/** Throws `invalid_request` for more tools than a vendor takes in a request, with a hint how to get by with fewer. */
export function assertToolCount(
  count: number,
  { vendor, max, where = 'a request' }: { vendor: string; max: number; where?: string | undefined },
): void {
  if (count <= max) return
  throw new MaillonError('invalid_request', {
    message: `These are ${count} tools, and ${vendor} takes at most ${max} in ${where}.`,
    hint:
      'Let the model search for tools: create the session without `sessionPreset` and `preload`, and it lists ' +
      'a few meta tools only. Or narrow it down with `toolkits`, `tools` or `tags`.',
  })
}
