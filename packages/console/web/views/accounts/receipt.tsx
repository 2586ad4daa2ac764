import type { ConnectedAccountDeleted, RevokedUpstream } from '@maillon/core/contract'
import { Fact } from '../../parts/fact.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Said } from '../../parts/said.tsx'

const says: Readonly<Record<RevokedUpstream, string>> = {
  yes: 'The service ended its grant.',
  pending: 'The service could not be asked now; the engine goes on trying.',
  unsupported: 'The service has no way to end its grant.',
  kept: 'The grant stays: another account of the same person works by it, and it ends with the last of them.',
  failed: 'The service refused to end its grant.',
}

/** What came of ending the grant of an account that was deleted. */
export function Receipt({ receipt }: { receipt: ConnectedAccountDeleted }) {
  const { revoked_upstream: what, reason, revoke_job_id: job } = receipt
  return (
    <div role="status">
      <Notice tone={what === 'failed' || what === 'unsupported' ? 'warn' : 'good'}>
        <p>{what ? says[what] : 'There was no grant to end.'}</p>
        {reason && (
          <p>
            <Said>{reason}</Said>
          </p>
        )}
        {job && <Fact name="Revocation" value={job} />}
      </Notice>
    </div>
  )
}
