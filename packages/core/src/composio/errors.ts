import type { ErrorCode } from '../errors/error-codes.ts'
import { MaillonError } from '../errors/maillon-error.ts'

/** The right side of an `instanceof`: some of the errors of Maillon, under the name that an app knows them by. */
export interface ErrorKind<Kind extends Error = MaillonError> {
  [Symbol.hasInstance](error: unknown): error is Kind
}

export const ComposioError = kind(() => true)
export const ComposioNoAPIKeyError = kind(({ code }) => code === 'api_key_missing')
export const ValidationError = kind(({ code, status }) => invalid.has(code) && status === 400)
export const ConnectionRequestFailedError = kind(({ code }) => code === 'connection_failed')
export const ConnectionRequestTimeoutError = kind(({ code }) => code === 'connection_timeout')
export const ComposioConnectedAccountNotFoundError = kind(
  ({ code }) => code === 'connected_account_not_found',
)
/** The user has an account already, and `allowMultiple` was not given. */
export const ComposioMultipleConnectedAccountsError = kind(
  ({ code, status }) => code === 'invalid_request' && status === 409,
)
export const ComposioAuthConfigNotFoundError = kind(
  ({ code }) => code === 'auth_config_not_found' || code === 'auth_config_missing',
)
export const ComposioToolkitNotFoundError = kind(({ code }) => code === 'toolkit_not_found')
export const ComposioToolNotFoundError = kind(({ code }) => code === 'tool_not_found')
/** An aborted call rejects with the signal's own reason: an AbortError unless the app gave another. */
export const ComposioRequestCancelledError: ErrorKind<Error> = {
  [Symbol.hasInstance]: (error): error is Error =>
    error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError'),
}

const invalid: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'invalid_request',
  'invalid_arguments',
  'unsupported',
])

function kind(includes: (error: MaillonError) => boolean): ErrorKind {
  return {
    [Symbol.hasInstance]: (error): error is MaillonError =>
      MaillonError.is(error) && includes(error),
  }
}
