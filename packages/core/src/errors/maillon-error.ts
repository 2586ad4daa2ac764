import { type ErrorCode, errorCodes } from './error-codes.ts'

const brand = Symbol.for('maillon.error')

/** What an error says beside its code. */
export interface MaillonErrorOptions {
  /** What happened, for the person who reads the log. Never holds a secret. */
  message?: string
  /** What to do next. */
  hint?: string
  /** HTTP status, when it is not the one of the code. */
  status?: number
  /** Further facts as plain JSON, e.g. the link to show. */
  details?: Record<string, unknown>
  /** Which parts of the input are wrong, one sentence each. */
  errors?: readonly string[]
  cause?: unknown
}

/** The one error class of Maillon: told apart by `code`, and by `MaillonError.is` across copies of the package. */
export class MaillonError extends Error {
  override readonly name = 'MaillonError'
  readonly code: ErrorCode
  readonly status: number
  readonly hint: string | undefined
  readonly details: Record<string, unknown>
  readonly errors: readonly string[]

  constructor(code: ErrorCode, options: MaillonErrorOptions = {}) {
    super(
      options.message ?? errorCodes[code].meaning,
      'cause' in options ? { cause: options.cause } : {},
    )
    Object.defineProperty(this, brand, { value: true })
    this.code = code
    this.status = options.status ?? errorCodes[code].status
    this.hint = options.hint
    this.details = options.details ?? {}
    this.errors = options.errors ?? []
  }

  /** Whether this is a MaillonError, and with a code: whether it is that one. */
  static is(error: unknown, code?: ErrorCode): error is MaillonError {
    if (typeof error !== 'object' || error === null || !(brand in error)) return false
    return code === undefined || (error as unknown as MaillonError).code === code
  }
}
