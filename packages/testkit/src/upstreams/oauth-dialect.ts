import type { Emulation } from './emulation.ts'
import type { GateRequest } from './gate.ts'
import type { IssuedTokens, TokenState } from './issued-tokens.ts'

/** How one service speaks OAuth, by the paths of the real one. */
export interface OAuthDialect {
  authorizePath: string
  /** Where the emulator's consent page posts to, and the field that says who pressed. */
  consent: { path: string; field: string }
  tokenPath: string
  /** Paths that are served without a token. */
  open: RegExp
  /** The real service's path, as the emulator has it. */
  emulatedPath?: (path: string) => string
  /** Stands in front of the emulator, for what it lacks; made anew at each reset. Only what may pass gets here. */
  front?: (forward: Emulation['forward']) => (request: WholeRequest) => Promise<Response>
  refuseToken: (state: TokenState) => Response
  /** Answers a code or refresh token that does not hold. */
  refuseGrant: () => Response
  /** Shapes a token answer as the real service does. */
  tokenAnswer?: (body: TokenBody, request: GateRequest) => Response
  /** Answers requests that revoke; undefined for all others. */
  revocation?: (request: GateRequest, tokens: IssuedTokens) => Response | undefined
}

/** A request whose body is as it came. */
export type WholeRequest = Omit<GateRequest, 'body'> & { body: Uint8Array<ArrayBuffer> }

/** The members of a token answer that gates look at. */
export interface TokenBody {
  [member: string]: unknown
  access_token?: string
  refresh_token?: string
  expires_in?: number
  scope?: string
}

/** The token of an Authorization header, or ''. */
export function bearer({ headers }: GateRequest): string {
  return /^(?:bearer|token) +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? ''
}
