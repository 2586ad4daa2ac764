/** The upstream asks for no account. */
export interface NoAuth {
  scheme: 'NO_AUTH'
}

/** Needs no account. */
export function noAuth(): NoAuth {
  return { scheme: 'NO_AUTH' }
}
