/** What a person does at a Connect Link. */
export type LinkAnswer =
  /** Signs in as somebody that the emulated service knows, by e-mail address or login. */
  | { user: string }
  /** Says no on the service's page; takes the service's gate. */
  | { deny: { deny(on: boolean): void } }
  /** Types a key into the page's form. */
  | { apiKey: string }
