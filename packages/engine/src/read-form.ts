import { readText } from './read-text.ts'

/** More than any form of ours has. */
const usualBytes = 64 * 1024

/** The fields of a form that was sent. Throws `invalid_request` and `payload_too_large`. */
export async function readForm(request: Request, maxBytes = usualBytes): Promise<URLSearchParams> {
  return new URLSearchParams(await readText(request, maxBytes))
}
