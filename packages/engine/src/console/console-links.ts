import { newSecret, sha256 } from '../ids.ts'

/** Addresses that open the console logged in, each one once. */
export interface ConsoleLinks {
  /** A token for a project. */
  issue(projectId: string): string
  /** The project that a token is for, and uses it up; undefined when it is none, was used or has ended. */
  redeem(token: string): string | undefined
}

/** Long enough to find the window, short enough that a terminal's history opens nothing. */
const lifetimeMs = 15 * 60_000

/** Links that live in this process. */
export function createConsoleLinks(now: () => number): ConsoleLinks {
  const open = new Map<string, { projectId: string; endsAt: number }>()
  return {
    issue(projectId) {
      for (const [hash, { endsAt }] of open) if (endsAt <= now()) open.delete(hash)
      const token = newSecret('mco_')
      open.set(sha256(token), { projectId, endsAt: now() + lifetimeMs })
      return token
    },
    redeem(token) {
      const hash = sha256(token)
      const found = open.get(hash)
      open.delete(hash)
      return found && now() < found.endsAt ? found.projectId : undefined
    },
  }
}
