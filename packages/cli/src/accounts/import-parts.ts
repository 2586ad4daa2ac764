import type { Maillon } from '@maillon/core'
import type { Toolkit } from '@maillon/core/toolkit'

export interface ImportParts {
  maillon: Maillon
  toolkits: readonly Toolkit[]
  /** The operator's OAuth clients by toolkit. */
  clients: Readonly<Record<string, unknown>>
  /** Whether no service is asked and nothing is written. */
  isDry: boolean
  signal: AbortSignal
  /** Waits before a line is tried again. */
  pause?: (ms: number) => Promise<unknown>
}
