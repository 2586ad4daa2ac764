import type { AnswerPaths } from './oauth2-dialect.ts'

/** A token that a login gives beside the first one, with scopes of its own: Slack's user token beside that of the bot. */
export interface FurtherToken {
  /** The parameter of the authorize URL that asks for its scopes: `user_scope`. */
  scopeParameter: string
  /** Each scope that it is asked for with, and what that allows in words for people. */
  scopes: Readonly<Record<string, string>>
  /** Where it stands in the token answer: `{ access_token: 'authed_user.access_token' }`. */
  tokenAnswer: AnswerPaths & { access_token: string }
  /** The same of answers to its refreshes, which are as `tokenAnswer` says when left out: `{}` for Slack. */
  refreshAnswer?: AnswerPaths
}

/** Further tokens by the names by which tools and calls ask for them: `user`. */
export type FurtherTokens = Readonly<Record<string, FurtherToken>>
