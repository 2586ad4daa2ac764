/** Whose account a person has to connect; what is given has to be the same at the upstream. */
export interface ExpectedIdentity {
  /** The upstream's own id of the account. */
  subject?: string | undefined
  /** Its address, in any case. */
  email?: string | undefined
}
