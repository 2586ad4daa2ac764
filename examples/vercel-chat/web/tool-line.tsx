import type { DynamicToolUIPart } from 'ai'
import { callsOf } from './calls-of.ts'
import { Check, Spinner } from './icons.tsx'

export interface ToolLineProps {
  part: DynamicToolUIPart
  /** Whether the answer is still being made. */
  isRunning: boolean
}

/** One line that says what the agent is doing, or did. */
export function ToolLine({ part, isRunning }: ToolLineProps) {
  const state = stateOf(part, isRunning)
  const note = notes[state]
  return (
    <div className={`tool tool-${state}`}>
      {state === 'running' && <Spinner />}
      {state === 'done' && <Check />}
      {note && <span className="dot" aria-hidden="true" />}
      {callsOf(part)
        .map(({ label }) => label)
        .join(', ')}
      {note && <span className="tool-note">{note}</span>}
    </div>
  )
}

const notes = {
  running: undefined,
  done: undefined,
  waiting: 'needs an account',
  asking: 'needs your approval',
  denied: 'not approved',
  stopped: 'stopped',
  failed: 'did not work',
}

function stateOf(part: DynamicToolUIPart, isRunning: boolean): keyof typeof notes {
  const { state, output } = part
  if (state === 'output-error') return 'failed'
  if (state === 'output-denied' || part.approval?.approved === false) return 'denied'
  if (state !== 'output-available' || part.preliminary) return isRunning ? 'running' : 'stopped'
  const text = JSON.stringify(output)
  if (text.includes('"connection_required"')) return 'waiting'
  if (text.includes('"approval_required"')) return 'asking'
  return text.includes('"approval_denied"') ? 'denied' : 'done'
}
