export interface ExecuteRequest {
  slug: string
  arguments?: Record<string, unknown> | undefined
  /** Id or alias of the account to use. */
  account?: string | undefined
  /** Whether a result above the session's threshold is stored, and answered as a handle and a preview. */
  offload?: boolean | undefined
  /** JMESPath: the part of the answer to give. */
  select?: string | undefined
}
