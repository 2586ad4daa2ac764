import type { ToolDecision } from '../provider/provider.ts'
import type { RequestOptions } from '../transport/request-options.ts'

/** How a call is made: by which account, once however often it is sent, and what part of its answer is wanted. */
export interface ExecuteOptions<Select = string> extends RequestOptions {
  /** Which of the user's accounts, by id or alias. */
  account?: string | undefined
  /** A name for this one call, such as a UUID: sent again with it within a day, the call is done once. */
  idempotencyKey?: string | undefined
  /**
   * What the user said to this very call, where your app asked them: a call that the session's permissions want approved
   * runs by it, once however often this is asked for.
   */
  decision?: ToolDecision | undefined
  /**
   * Whether a result above the session's threshold is stored, and answered as a handle with a preview, as a model gets
   * it. An app gets the whole result when left out.
   */
  offload?: boolean | undefined
  /**
   * The part of the answer to give, in JMESPath: `messages[*].subject`. Its `data` is then `{ selected }`; where nothing of
   * what is asked for is there, `select_error` says what is, and the whole stands beside it as `answer`.
   */
  select?: Select | undefined
}
