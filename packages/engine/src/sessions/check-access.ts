import { MaillonError } from '@maillon/core'
import type { AccessChecked } from '@maillon/core/contract'
import { checkConstraints } from './constraints/check-constraints.ts'
import { constraintsOf } from './constraints/constraints-of.ts'
import type { ExecuteRequest } from './execute-request.ts'
import { metaTool } from './meta-tools/meta-tools.ts'
import type { LiveSession, SessionParts } from './parts.ts'
import { type Access, accessOf } from './pending/access.ts'
import { alwaysDenied } from './pending/answers.ts'
import { type AskedCall, askedCall } from './pending/asked-call.ts'
import { permissionOf } from './pending/permission.ts'
import { joinable, needsApproval } from './pending/run-call.ts'

type Rules = AccessChecked['rules']
type Said = Rules[number]
type Rule = Said['rule']

/**
 * What each rule of a session says of a call, as far as the call comes, by the functions that a call goes through. Runs
 * nothing. Throws `invalid_request` for a meta tool.
 */
export async function checkAccess(
  parts: SessionParts,
  session: LiveSession,
  request: ExecuteRequest,
): Promise<Rules> {
  if (metaTool(request.slug)) throw isMeta(request.slug)
  const rules: Rules = []
  const yes = (rule: Rule, why: string) => rules.push({ rule, says: 'yes', why })
  try {
    const call = await asked(parts, session, request, yes)
    const { tool } = call.tool
    const rule = permissionOf(session.config, tool)
    if (rule === 'always_deny') throw new Refusal('permission', alwaysDenied(tool.slug))
    await by('constraints', () => checkConstraints(session.config, call.tool, call.input))
    const count = Object.keys(constraintsOf(session.config, tool.slug)).length
    yes('constraints', count === 0 ? 'The session has none for it.' : 'The arguments keep them.')
    const access = await by('account', () => accessOf(parts, session, call))
    rules.push({ rule: 'account', ...accountSays(access, call) })
    rules.push({ rule: 'permission', ...(await permissionSays(parts, session, call)) })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    rules.push({ rule: error.rule, says: 'no', why: error.message })
  }
  return rules
}

/** What a rule says that lets no call pass. */
class Refusal extends Error {
  readonly rule: Rule
  constructor(rule: Rule, { message }: MaillonError) {
    super(message)
    this.rule = rule
  }
}

/** Throws what a check says as the word of a rule; faults of the engine's own as they are. */
async function by<Answer>(rule: Rule, check: () => Answer | Promise<Answer>): Promise<Answer> {
  try {
    return await check()
  } catch (error) {
    throw MaillonError.is(error) && error.status < 500 ? new Refusal(rule, error) : error
  }
}

async function asked(
  parts: SessionParts,
  session: LiveSession,
  request: ExecuteRequest,
  yes: (rule: Rule, why: string) => unknown,
): Promise<AskedCall> {
  const included = `The session includes ${request.slug}.`
  try {
    const call = await askedCall(parts, session, request)
    yes('tool', included)
    yes('arguments', 'They fit its schema.')
    return call
  } catch (error) {
    // Arguments are looked at once the tool is let pass.
    const isIncluded = MaillonError.is(error, 'invalid_arguments')
    if (isIncluded) yes('tool', included)
    return by(isIncluded ? 'arguments' : 'tool', () => Promise.reject(error))
  }
}

function accountSays(access: Access, { tool: { toolkit } }: AskedCall): Omit<Said, 'rule'> {
  if ('account' in access) {
    const { account } = access
    if (!account) return { says: 'yes', why: `${toolkit.name} needs none.` }
    return { says: 'yes', why: `It is made with ${account.id}.` }
  }
  const { missingScopes } = access.lacking
  if (missingScopes.length === 0)
    return { says: 'asks', why: `The user has no active ${toolkit.name} account.` }
  return { says: 'asks', why: `The account was not granted ${missingScopes.join(', ')}.` }
}

async function permissionSays(
  parts: SessionParts,
  session: LiveSession,
  call: AskedCall,
): Promise<Omit<Said, 'rule'>> {
  const { store, now } = parts
  const { slug } = call.request
  const row = await store.pendingCalls.findByHash(session.projectId, session.id, call.hash)
  const open = joinable(row, { at: now() })
  if (open?.status === 'denied')
    return { says: 'no', why: 'This very call was not approved a moment ago.' }
  if (open?.status === 'running' || open?.status === 'done')
    return { says: 'yes', why: 'This very call is under way, and this one joins it.' }
  const rule = permissionOf(session.config, call.tool.tool)
  if (await needsApproval({ parts, session, call }, rule, open)) {
    const often = rule === 'ask_once' ? 'once for this session' : 'at each call'
    return { says: 'asks', why: `${slug} has to be approved, ${often}.` }
  }
  if (rule === 'always_allow') return { says: 'yes', why: 'No rule asks for approval.' }
  return { says: 'yes', why: 'It has been approved.' }
}

function isMeta(slug: string): MaillonError {
  return new MaillonError('invalid_request', {
    message: `tool_slug: ${slug} is a meta tool, and each call that it makes is judged by itself.`,
    hint: 'Name the tool that it would call.',
  })
}
