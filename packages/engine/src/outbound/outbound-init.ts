import type { AnswerHeaders } from './answer-headers.ts'
import type { LocalFetch } from './local-fetch.ts'
import type { ClientCertificate } from './certified-agents.ts'

export interface OutboundInit {
  method?: string
  headers?: Record<string, string>
  body?: string | StreamedBody
  signal?: AbortSignal
  /** Answers in place of the network. */
  local?: LocalFetch
  /** Shown to the server as the connection is made. */
  certificate?: ClientCertificate
  /** Origins that this request may go to. Required whenever it carries a credential. */
  origins: readonly string[]
  /** Whose address it is, where it is a toolkit's: what the operator runs may be private. */
  toolkit?: string | undefined
  /** On whose behalf, so that what one party meets is not taken for the upstream's; the engine's own when left out. */
  party?: string
  /** What fails for one purpose says nothing about the others at the same origin; the API's when left out. */
  purpose?: 'token'
  /** Bytes that a body may have, after decompression; 10 MiB when left out. */
  maxBytes?: number
  /** Awaited before more than 256 KiB of a body are read, until the exchange has no time left. */
  beforeLarge?: (party: string, until: AbortSignal) => Promise<void>
  /** Says who takes the body of an answer as it comes, if anybody does; what it takes is of any size, and not in the answer. */
  receive?: (answer: Omit<OutboundAnswer, 'body'>) => Receiver | undefined
  /** For the whole exchange; of what is streamed, for each wait. 30 s when left out. */
  timeoutMs?: number
}

/** A body that is never in memory as a whole. */
export interface StreamedBody {
  /** In bytes. */
  size: number
  /** From the beginning, each time. */
  open(): AsyncIterable<Uint8Array>
}

/** Takes a body to its end, at its own pace. */
export type Receiver = (bytes: AsyncIterable<Uint8Array>) => Promise<void>

/** An upstream's answer, read to its end. */
export interface OutboundAnswer {
  status: number
  headers: AnswerHeaders
  body: Uint8Array
}
