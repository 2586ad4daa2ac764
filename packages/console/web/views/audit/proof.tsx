import type { AuditProof } from '@maillon/core/contract'
import { At } from '../../parts/at.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Said } from '../../parts/said.tsx'

const words: Readonly<Record<AuditProof['problems'][number]['what'], string>> = {
  entry_changed: 'An entry was changed',
  entry_missing: 'An entry is missing',
  entry_added: 'An entry was added by somebody else',
  entry_twice: 'An entry stands there twice',
  entry_unsealed: 'An entry was never sealed',
  seal_changed: 'A seal was changed',
  seal_missing: 'A seal is missing',
  tail_cut: 'The end was cut off',
  head_changed: 'The head of the chain was changed',
  chain_missing: 'The head of the chain is missing',
  checkpoint_changed: 'The checkpoint of old entries was changed',
  no_key: 'The key that it was written under is not there',
}

/** What is proved of the log, or what is wrong with it and where. */
export function Proof({ proof }: { proof: AuditProof }) {
  const { ok, entries, seals, unsealed, bare, checkpoint, problems, problem_count: count } = proof
  return (
    <div role="status">
      <Notice
        tone={ok ? 'good' : 'bad'}
        title={
          ok
            ? `${of(entries, 'entry is', 'entries are')} as written, under ${of(seals, 'seal', 'seals')}.`
            : `The log is not as it was written: ${of(count, 'thing is', 'things are')} wrong.`
        }
      >
        {problems.map((problem, index) => (
          <p key={`${problem.what} ${index}`}>
            {words[problem.what]}
            {problem.id && (
              <>
                {': '}
                <span className="mono">
                  <Said>{problem.id}</Said>
                </span>
              </>
            )}
            {problem.seal !== null && `, seal ${problem.seal}`}
            {problem.seal_to !== null && ` to ${problem.seal_to}`}
            {problem.at && (
              <>
                {', '}
                <At time={problem.at} />
              </>
            )}
            .
          </p>
        ))}
        {unsealed > 0 && (
          <p>{of(unsealed, 'entry', 'entries')} of the last moments have no seal yet.</p>
        )}
        {bare > 0 && (
          <p>Of {of(bare, 'entry', 'entries')} from before the chain began, nothing is proved.</p>
        )}
        {checkpoint && (
          <p>
            {of(checkpoint.entries, 'older entry', 'older entries')} went by their age, up to{' '}
            <At time={checkpoint.at} />.
          </p>
        )}
      </Notice>
    </div>
  )
}

function of(count: number, one: string, more: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : more}`
}
