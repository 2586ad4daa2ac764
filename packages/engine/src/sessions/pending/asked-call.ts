import { MaillonError } from '@maillon/core'
import { isLocalSlug } from '@maillon/core/contract'
import type { CatalogueTool } from '../../catalogue/catalogue-tool.ts'
import { checkArguments } from '../../tools/check-arguments.ts'
import type { ExecuteRequest } from '../execute-request.ts'
import type { LiveSession, SessionParts } from '../parts.ts'
import { splitAccount, takesAccount } from '../account-parameter.ts'
import { requireTool } from '../policy.ts'
import { callHash } from './call-hash.ts'

/** A call of a tool that the session includes, as it is asked for. */
export interface AskedCall {
  request: ExecuteRequest
  tool: CatalogueTool
  /** The arguments with defaults. */
  input: Record<string, unknown>
  hash: string
}

/** Checks what is asked for. Throws `tool_not_found`, `tool_not_here`, `tool_not_allowed`, `invalid_arguments`. */
export async function askedCall(
  { catalogue }: SessionParts,
  { config }: LiveSession,
  request: ExecuteRequest,
): Promise<AskedCall> {
  if (isLocalSlug(request.slug) && !catalogue.hasTool(request.slug)) throw notHere(request.slug)
  const tool = requireTool(catalogue, config, request.slug)
  const { account, rest } = takesAccount(config, tool)
    ? splitAccount(request.arguments)
    : { account: undefined, rest: request.arguments }
  const named = { ...request, account: request.account ?? account }
  const input = await checkArguments(tool.tool, rest)
  return { request: named, tool, input, hash: callHash(request.slug, input, named.account) }
}

function notHere(slug: string): MaillonError {
  return new MaillonError('tool_not_here', {
    message: `${slug} runs in the app that made it, not here.`,
    hint: 'Call it through a session that brought its custom tools: create() or use() with them.',
  })
}
