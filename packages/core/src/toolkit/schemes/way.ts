import type { Hosts } from '../hosts.ts'
/** What one of a toolkit's ways to connect says otherwise than the toolkit, and what people call it. */
export interface Way {
  /** For people, where there are several ways: `API token`. */
  label?: string
  /**
   * Whether it is taken where an auth config settles it, and offered to nobody else: a service account, or an installation
   * of an app, is a company's.
   */
  settledOnly?: boolean
  /** In place of the toolkit's. */
  baseUrl?: string
  /** In place of the toolkit's. */
  origins?: readonly string[]
  /** In place of the toolkit's. */
  hosts?: Hosts
}
