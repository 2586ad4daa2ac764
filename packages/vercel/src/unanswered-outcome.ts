import { MaillonError } from '@maillon/core'
import type { ExecuteTool, ToolResult } from '@maillon/core/provider'
import { getToolName, isToolUIPart, type UIMessage } from 'ai'
import { decisionOf } from './decision-of.ts'

type Part = UIMessage['parts'][number]
type ToolPart = Extract<Part, { toolCallId: string }>

/** Where a call stands in its chat. */
interface Place {
  session: { execute: ExecuteTool }
  /** Whether the answer that it is part of goes on; else the user has said something since. */
  goesOn: boolean
  /** Whether the SDK itself acts on approvals: those of the last calls of an answer that goes on. */
  isLastStep: boolean
  signal?: AbortSignal | undefined
}

/** What is told of a call: what has come of it by now, or why nothing has; nothing yet, where the page asks still. */
export type Outcome =
  | { output: ToolResult; isOpen?: never }
  | { errorText: string; isOpen?: boolean }

/**
 * What a model is told of a call that has no answer, since vendors refuse a chat with one: a turn was stopped, or the user
 * wrote something in place of approving. An approval that the SDK will not act on ends with that, so that nobody runs the
 * call by it later. Undefined for every other part.
 */
export async function unansweredOutcome(part: Part, place: Place): Promise<Outcome | undefined> {
  if (!isToolUIPart(part) || part.providerExecuted) return undefined
  switch (part.state) {
    case 'input-available':
      return { errorText: stopped }
    case 'output-available':
      return part.preliminary ? { errorText: stopped } : undefined
    case 'approval-requested':
      return place.goesOn ? { errorText: waiting, isOpen: true } : ended(part, place, unanswered)
    case 'approval-responded':
      if (!part.approval.approved) await decide(part, place)
      return part.approval.approved && !place.isLastStep ? ended(part, place, tooLate) : undefined
    default:
      return undefined
  }
}

async function ended(part: Asked, place: Place, errorText: string): Promise<Outcome> {
  const output = await decide(part, place)
  return output && !isDenied(output.data) ? { output } : { errorText }
}

/** Whether nothing ran: neither the call nor, of a multi-execute, one of its items. */
function isDenied({ code, results }: ToolResult['data']): boolean {
  if (!Array.isArray(results)) return code === 'approval_denied'
  return results.every((item) => Object(item).response?.data?.code === 'approval_denied')
}

type Asked = ToolPart & { approval: { id: string } }

/** Says no to the call of a question; the answer of one that has run, since the first decision counts. */
async function decide(part: Asked, { session, signal }: Place): Promise<ToolResult | undefined> {
  const { toolCallId, approval, toolMetadata } = part
  // The tool's name may be a shorter one.
  const slug = typeof toolMetadata?.slug === 'string' ? toolMetadata.slug : getToolName(part)
  const decision = decisionOf({ approvalId: approval.id, toolCallId }, false)
  const input = Object(part.input) as Record<string, unknown>
  return session.execute(slug, input, { decision, signal }).catch((error: unknown) => {
    if (!MaillonError.is(error) || error.code === 'aborted') throw error
    return undefined
  })
}

const stopped =
  'This was stopped before its answer came, and may have taken effect. Look whether it did before you call it again.'
const unanswered =
  'The user wrote something in place of approving this: it did not run. Call it again if they still want it.'
const tooLate =
  'The user approved this, but the turn ended before its answer came, and the approval counts no longer. Look whether it happened before you call it again.'
const waiting =
  'This waits for the approval of the user, and did not run. Do not call it again meanwhile.'
