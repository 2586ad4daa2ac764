import type { ExecuteTool, ProviderContext, ToolResult } from '@maillon/core/provider'
import { getToolName, isToolUIPart, type UIMessage } from 'ai'
import { type ConnectPartWriter, writeConnectPart } from './connect-part.ts'
import { isToolResult } from './is-tool-result.ts'
import { requiredConnections } from './required-connections.ts'
import { type Outcome, unansweredOutcome } from './unanswered-outcome.ts'
import { waitingOutcome } from './waiting-outcome.ts'
import { withoutLooseEnds } from './without-loose-ends.ts'

/** The chat that goes on, and where what happens is written. */
export interface ResumeCallsOptions<Message extends UIMessage> {
  /** The session whose tools made the calls; it knows no others. */
  session: { resume: ProviderContext['resume']; execute: ExecuteTool }
  /** The chat so far, as the browser sent it. */
  messages: Message[]
  /** Where the page is told, as `createUIMessageStream` gives it. */
  writer: ConnectPartWriter & {
    write(
      part:
        | { type: 'start' }
        | { type: 'tool-output-available'; toolCallId: string; output: unknown }
        | { type: 'tool-output-error'; toolCallId: string; errorText: string },
    ): void
  }
  signal?: AbortSignal | undefined
}

/**
 * Carries on where the last answer had to wait: each call that has its account or approval by now is run, once however
 * often this is asked, and its Connect card turns into connected. Resolves with the messages for the model, which hold
 * what came of the calls in place of what they waited for. Every call in them has an answer, as vendors want it: also one
 * that was stopped, and one in place of whose approval the user wrote something else.
 */
export async function resumeCalls<Message extends UIMessage>({
  session,
  messages,
  writer,
  signal,
}: ResumeCallsOptions<Message>): Promise<Message[]> {
  const last = messages.findLastIndex(({ role }) => role === 'assistant')
  // Unless the user has said something since, the page shows what comes as part of that answer.
  const goesOn = last === messages.length - 1
  const whole = await Promise.all(
    messages.map(async (message, at) => {
      if (message.role !== 'assistant') return { message, told: [] }
      const outcomes = await outcomesOf(message.parts, at === last)
      const told = message.parts.flatMap((part, index) => {
        const outcome = outcomes[index]
        return outcome && isToolUIPart(part) ? { part, outcome } : []
      })
      const parts = message.parts.map((part, index) => withOutcome(part, outcomes[index]))
      const isCut = goesOn && at === last && (told.length > 0 || parts.some(isDecided))
      return {
        message: { ...message, parts: withoutLooseEnds(isCut ? untilLastCall(parts) : parts) },
        told: at === last ? told : [],
      }
    }),
  )
  const told = whole.flatMap((one) => one.told)
  // Readers of the stream forget what comes before its start.
  if (told.length > 0) writer.write({ type: 'start' })
  for (const { part, outcome } of told) tell(part, outcome)
  return whole.map(({ message }) => message)

  function outcomesOf(parts: readonly Part[], isLastAnswer: boolean) {
    const isGoingOn = isLastAnswer && goesOn
    const lastStep = lastStepWithCalls(parts)
    return Promise.all(
      parts.map(async (part, at) => {
        const waited = isLastAnswer ? await waitingOutcome(part, { session, signal }) : undefined
        const isLastStep = isGoingOn && at > lastStep
        const place = { session, signal, goesOn: isGoingOn, isLastStep }
        return waited ?? unansweredOutcome(part, place)
      }),
    )
  }

  function tell(part: ToolPart, outcome: Outcome): void {
    const { toolCallId } = part
    if ('output' in outcome) tellCards(part, outcome.output)
    if (!goesOn || outcome.isOpen) return
    writer.write(
      'output' in outcome
        ? { type: 'tool-output-available', toolCallId, output: outcome.output }
        : { type: 'tool-output-error', toolCallId, errorText: outcome.errorText },
    )
  }

  function tellCards(part: ToolPart, output: ToolResult): void {
    const slug = getToolName(part)
    const lacking = requiredConnections(output, slug)
    const before = isToolResult(part.output) ? requiredConnections(part.output, slug) : []
    for (const event of before) {
      const isConnected = lacking.every(({ toolkit }) => toolkit !== event.toolkit)
      if (isConnected) writeConnectPart(writer, event, 'connected')
    }
    for (const event of lacking) writeConnectPart(writer, event)
  }
}

type Part = UIMessage['parts'][number]
type ToolPart = Extract<Part, { toolCallId: string }>

function withOutcome(part: Part, outcome: Outcome | undefined): Part {
  if (!outcome || !isToolUIPart(part)) return part
  const { approval: _, preliminary: __, ...call } = part as ToolPart & { preliminary?: boolean }
  const state = 'output' in outcome ? 'output-available' : 'output-error'
  const { isOpen: ___, ...answer } = outcome
  return { ...call, state, ...answer } as Part
}

/** Whether the SDK has to act on what the user said to a call. */
function isDecided(part: Part): boolean {
  return isToolUIPart(part) && part.state === 'approval-responded'
}

/** Where the step begins that made the last calls; the SDK acts on the approvals of that one. */
function lastStepWithCalls(parts: readonly Part[]): number {
  return untilLastCall(parts).findLastIndex(({ type }) => type === 'step-start')
}

/** What was said after the last call waited for it: the model goes on from its result. */
function untilLastCall(parts: readonly Part[]): Part[] {
  return parts.slice(0, parts.findLastIndex(isToolUIPart) + 1)
}
