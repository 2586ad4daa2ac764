import type { ApprovalRequired, ConnectionRequired } from '@maillon/core'

/** What an agent stops for. */
export type Stop = ConnectionRequired | ApprovalRequired

/** Whoever the agent works for. */
export interface Person {
  /** What the agent is resumed with. */
  answer(stop: Stop): Promise<{ connected: boolean } | { approved: boolean }>
  leave(): Promise<void>
}
