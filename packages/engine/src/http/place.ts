import type { PlainAnswer } from '../plain-answer.ts'
import type { PlainRequest } from '../plain-request.ts'

/** What is served beside the API, from plain requests as well. */
export interface Place {
  /** The pattern of its route. */
  route: string
  isAt(path: string): boolean
  serve(request: PlainRequest): Promise<PlainAnswer>
  /** What the answer to an error has for headers besides. */
  refused(error: unknown, request: PlainRequest): Promise<Readonly<Record<string, string>>>
}
