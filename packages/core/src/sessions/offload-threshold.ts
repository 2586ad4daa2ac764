import type { SessionConfig } from '../contract/session-config.ts'

/** Results of fewer characters are not worth a further call, and are shown whole. */
export const minOffload = 2_000

/** How many characters of results an answer may have before large ones are stored; undefined when none ever are. */
export function offloadThreshold({
  workbench,
}: Pick<SessionConfig, 'workbench'>): number | undefined {
  const { auto_offload_threshold: threshold } = workbench
  return threshold === undefined ? undefined : Math.max(threshold, minOffload)
}
