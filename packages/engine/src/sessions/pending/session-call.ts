import { MaillonError } from '@maillon/core'
import { isLocalSlug } from '@maillon/core/contract'
import type { CatalogueTool } from '../../catalogue/catalogue-tool.ts'
import { partyOf } from '../../outbound/party.ts'
import { checkArguments } from '../../tools/check-arguments.ts'
import type { ExecuteRequest } from '../execute-request.ts'
import type { LiveSession, SessionParts } from '../parts.ts'
import { splitAccount, takesAccount } from '../account-parameter.ts'
import { requireTool } from '../policy.ts'
import { callHash } from './call-hash.ts'

/** A call of a tool that the session includes, with arguments that fit. */
export interface SessionCall {
  /** As it was asked for. */
  request: ExecuteRequest
  tool: CatalogueTool
  /** The arguments with defaults. */
  input: Record<string, unknown>
  hash: string
  /** Who calls, as `partyOf` says it. */
  party: string
  /** When it came, in ms since 1970. */
  at: number
}

/** Checks a call. Throws `tool_not_found`, `tool_not_here`, `tool_not_allowed`, `invalid_arguments`. */
export async function sessionCall(
  { catalogue, now }: SessionParts,
  session: LiveSession,
  request: ExecuteRequest,
): Promise<SessionCall> {
  const { config } = session
  if (isLocalSlug(request.slug) && !catalogue.hasTool(request.slug)) throw notHere(request.slug)
  const tool = requireTool(catalogue, config, request.slug)
  const { account, rest } = takesAccount(config, tool)
    ? splitAccount(request.arguments)
    : { account: undefined, rest: request.arguments }
  const named = { ...request, account: request.account ?? account }
  const input = await checkArguments(tool.tool, rest)
  const hash = callHash(request.slug, input, named.account)
  return { request: named, tool, input, hash, party: partyOf(session), at: now() }
}

function notHere(slug: string): MaillonError {
  return new MaillonError('tool_not_here', {
    message: `${slug} runs in the app that made it, not here.`,
    hint: 'Call it through a session that brought its custom tools: create() or use() with them.',
  })
}
