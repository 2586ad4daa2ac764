import type { ConnectedAccount } from '@maillon/core/contract'
import { Chip, type Tone } from '../../parts/chip.tsx'

type Status = ConnectedAccount['status']

const looks: Readonly<Record<Status, { tone: Tone; says: string }>> = {
  ACTIVE: { tone: 'good', says: 'It works: calls are made with it.' },
  INITIALIZING: { tone: 'info', says: 'It is being connected.' },
  INITIATED: { tone: 'info', says: 'A link waits for its user to connect it.' },
  INACTIVE: { tone: 'quiet', says: 'It is disabled: no call is made with it.' },
  EXPIRED: { tone: 'bad', says: 'It has ended: its user has to connect it again.' },
  FAILED: { tone: 'bad', says: 'Connecting it came to nothing.' },
  REVOKED: { tone: 'bad', says: 'It was revoked: its user has to connect it again.' },
}

/** Every state of an account. */
export const statuses = Object.keys(looks) as Status[]

/** How an account stands, in a word. */
export function Standing({ status }: { status: Status }) {
  return <Chip tone={looks[status].tone}>{status.toLowerCase()}</Chip>
}

/** The same in a sentence. */
export function standingText(status: Status): string {
  return looks[status].says
}
