import type { Query, ToolRequest, FilledToolkit, Toolkit } from '@maillon/core/toolkit'
import type { ContentPiece } from './streamed-content.ts'
import type { Outbound } from '../../outbound/outbound.ts'
import type { Receiver } from '../../outbound/outbound-init.ts'
import type { CallFiles } from './call-files.ts'
import type { Credential } from './credential.ts'
import type { UpstreamAnswer } from './outcome.ts'

/** An answer, and where it came from. */
export interface SentAnswer extends UpstreamAnswer {
  url: string
  /** Where it leads; `hasSecret` where the credential stands in that. */
  redirect?: { url: string; hasSecret: boolean }
}

export interface UpstreamCall {
  /** As it is for the account. */
  toolkit: Toolkit & Partial<FilledToolkit>
  request: UpstreamRequest
  /** Undefined for toolkits that ask for none. */
  credential: Credential | undefined
  /** What else the answer may repeat and nobody may see. */
  secrets?: readonly string[]
  outbound: Outbound
  /** Who calls, as `partyOf` says it; the engine itself, or who `outbound` says, when left out. */
  party?: string
  signal?: AbortSignal | undefined
  /** As long as `Outbound` waits, when left out. */
  timeoutMs?: number
  /** Those that the body may have pieces of. */
  files?: CallFiles | undefined
  /** As for `Outbound`: nothing of the credential is left in what is told, nor in what is received. */
  receive?: (answer: Pick<SentAnswer, 'status' | 'headers' | 'url'>) => Receiver | undefined
}

/** A tool's request, or one whose body goes out as it is. */
export type UpstreamRequest =
  | ToolRequest
  | {
      method: ToolRequest['method'] | 'HEAD'
      path: string
      query?: Query
      headers?: Record<string, string>
      token?: string | undefined
      text?: string | undefined
      body?: readonly ContentPiece[]
      anonymous?: never
    }
