import type { DynamicToolUIPart } from 'ai'
import { callsOf } from './calls-of.ts'

export interface ApprovalCardProps {
  part: DynamicToolUIPart & { approval: { id: string } }
  /** Whether an answer is taken still; else the person wrote something instead. */
  isOpen: boolean
  onAnswer(id: string, approved: boolean): void
}

/** Asks before something is done in the person's name: each call with all its arguments. */
export function ApprovalCard({ part, isOpen, onAnswer }: ApprovalCardProps) {
  const calls = callsOf(part)
  const labels = calls.map(({ label }) => label).join(', ')
  const { id } = part.approval
  return (
    <section className="card approval" aria-label={`Approve ${labels}`}>
      {calls.map(({ label, input }, index) => (
        <div className="card-text" key={index}>
          <strong>{label}</strong>
          <dl>
            {Object.entries(input).map(([name, value]) => (
              <div key={name}>
                <dt>{name.replaceAll('_', ' ')}</dt>
                <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
      {isOpen && (
        <div className="answers">
          <button className="button" type="button" onClick={() => onAnswer(id, true)}>
            Approve<span className="hidden"> {labels}</span>
          </button>
          <button className="button quiet" type="button" onClick={() => onAnswer(id, false)}>
            Deny<span className="hidden"> {labels}</span>
          </button>
        </div>
      )}
      {!isOpen && <span className="note">You wrote instead of answering: nothing was done.</span>}
    </section>
  )
}
