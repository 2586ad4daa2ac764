import type { Call } from '@maillon/core/contract'
import { Chip, type Tone } from './chip.tsx'

const tones: Readonly<Record<Call['status'], Tone>> = {
  ok: 'quiet',
  failed: 'bad',
  denied: 'bad',
  waiting: 'warn',
}

/** How a call ended. */
export function CallStatus({ status }: { status: Call['status'] }) {
  return <Chip tone={tones[status]}>{status}</Chip>
}
