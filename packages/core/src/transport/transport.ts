import { MaillonError } from '../errors/maillon-error.ts'
import type { AnswerHeaders } from './answer-headers.ts'
import { type Call, type PlainRequest, toRequest } from './call.ts'
import { type Clock, systemClock } from './clock.ts'
import { type Answer, readError, readSuccess } from './read-answer.ts'
import { retryPause } from './retry-pause.ts'
import { withDeadline } from './with-deadline.ts'

/**
 * The part of the Web's `fetch` that the client uses. An engine in this process has a shorter way for what is asked and
 * answered in plain values; the signal is made for who listens.
 */
export type Fetch = ((input: string, init: RequestInit) => Promise<Response>) & {
  plain?: (request: PlainRequest & { signal: () => AbortSignal }) => Promise<Answer>
}

export interface TransportOptions {
  fetch: Fetch
  /** Without a slash at its end. */
  baseURL: string
  /** Sent as `x-api-key`; undefined in one process with the engine. */
  apiKey?: string | undefined
  /** Sent as `x-framework`. */
  framework: string
  /** Milliseconds for one try. */
  timeoutMs?: number | undefined
  maxRetries?: number | undefined
  clock?: Clock | undefined
  /** A number from 0 to 1, for jitter. */
  random?: (() => number) | undefined
}

/** The one way to the engine. */
export interface Transport {
  readonly clock: Clock
  /** What lets a request in. */
  readonly credentials: Record<string, string>
  /**
   * Sends a call, again where that is safe, and answers what `read` makes of a success. Rejects with the error that the
   * engine names, `network_error`, `request_timeout`, `invalid_response`, or the signal's reason.
   */
  send<Result>(call: Call, read: (wire: never, headers: AnswerHeaders) => Result): Promise<Result>
  /**
   * Goes to the address of a file that the engine gave, once and for as long as it takes, and answers a success before its
   * body has come. It goes there by the way of all other calls, wherever else the address would lead.
   */
  open(address: string, request: FileRequest): Promise<Response>
}

/** What is asked of a file's address. */
export interface FileRequest {
  method: 'GET' | 'PUT'
  headers: Record<string, string>
  body?: Blob | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>
  signal?: AbortSignal | undefined
}

/** A transport to the engine at `baseURL`, by `fetch`. */
export function createTransport({
  fetch,
  baseURL,
  apiKey,
  framework,
  timeoutMs = 60_000,
  maxRetries = 2,
  clock = systemClock,
  random = Math.random,
}: TransportOptions): Transport {
  const credentials: Record<string, string> = apiKey === undefined ? {} : { 'x-api-key': apiKey }

  async function send<Result>(
    call: Call,
    read: (wire: never, headers: AnswerHeaders) => Result,
  ): Promise<Result> {
    const limit = call.maxRetries ?? maxRetries
    const name = nameOf(call)
    for (let retries = 0; ; retries += 1) {
      const { answer, error } = await exchange(call, retries, name)
      if (answer && answer.status >= 200 && answer.status < 300) return readSuccess(answer, read)
      const failure = { method: call.method, ...answer }
      const pause = retries < limit ? retryPause(failure, retries, random) : undefined
      if (pause === undefined) throw error ?? readError(answer, call.notFound, hide)
      await clock.sleep(pause, call.signal)
    }
  }

  /** In one process with the engine nothing is lost on the way: only a name of the caller's own is worth its cost. */
  function nameOf({ once }: Call): string | undefined {
    if (once !== true) return once
    return apiKey === undefined ? undefined : crypto.randomUUID()
  }

  async function exchange(call: Call, retries: number, name?: string): Promise<Exchange> {
    const { target, ...request } = toRequest(call)
    const headers = {
      ...request.headers,
      ...credentials,
      'x-framework': framework,
      ...(name !== undefined && { 'idempotency-key': name }),
      ...(retries > 0 && { 'x-stainless-retry-count': String(retries) }),
    }
    try {
      return await withDeadline(call.timeoutMs ?? timeoutMs, call.signal, async (signal) => {
        if (fetch.plain)
          return { answer: await fetch.plain({ ...request, headers, target, signal }) }
        const init = { ...request, headers, redirect: 'manual', signal: signal() } as const
        return { answer: await readAnswer(await fetch(baseURL + target, init)) }
      })
    } catch (error) {
      if (call.signal?.aborted) throw call.signal.reason
      if (MaillonError.is(error)) throw error
      return { error: unreachable(error) }
    }
  }

  async function open(address: string, { signal, ...request }: FileRequest): Promise<Response> {
    const url = baseURL + address.slice(address.lastIndexOf('/files/'))
    // A stream is sent while it comes, and the answer follows after it.
    const init = { ...request, duplex: 'half', redirect: 'manual' } as const
    const response = await fetch(url, { ...init, signal: signal ?? null }).catch(
      (error: unknown) => {
        throw signal?.aborted ? signal.reason : unreachable(error)
      },
    )
    if (response.ok) return response
    throw readError(await readAnswer(response), 'file_not_found', hide)
  }

  function unreachable(error: unknown): MaillonError {
    return new MaillonError('network_error', {
      message: hide(`The engine at ${baseURL} could not be reached: ${reasons(error)}.`),
      hint: 'Check that it runs, and that baseURL leads to it.',
      // A fetch of somebody else's may put the request, and so the key, into its error.
      ...(apiKey === undefined && { cause: error }),
    })
  }

  function hide(text: string): string {
    return apiKey === undefined ? text : text.replaceAll(apiKey, '[API key]')
  }

  return { clock, credentials, send, open }
}

async function readAnswer(response: Response): Promise<Answer> {
  const { status, headers } = response
  return { status, headers, text: await response.text() }
}

/** An answer, or why there is none. */
type Exchange = { answer: Answer; error?: never } | { answer?: never; error: MaillonError }

function reasons(error: unknown): string {
  const found: string[] = []
  for (let current = error; current instanceof Error; current = current.cause) {
    found.push((current as { code?: string }).code ?? current.message)
  }
  return found.join(': ') || String(error)
}
