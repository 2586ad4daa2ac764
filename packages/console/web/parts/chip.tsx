import type { ReactNode } from 'react'

export type Tone = 'quiet' | 'info' | 'good' | 'warn' | 'bad'

/** A word about the state of something. */
export function Chip({ tone = 'quiet', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`chip chip-${tone}`}>{children}</span>
}
