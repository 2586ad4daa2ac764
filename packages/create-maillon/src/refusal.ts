/** What cannot be done, in words for whoever asked, and what to do instead. */
export class Refusal extends Error {
  readonly hint: string

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options)
    this.hint = hint
  }
}
