import { MaillonError } from '@maillon/core'
import type { CallRow } from '../store/rows.ts'
import type { CallFilter, KeysetPaging, Store } from '../store/store.ts'
import type { Vault } from '../vault/vault.ts'
import type { CallContent } from './call-content.ts'
import { hourOf } from './call-hours.ts'
import type { CallWriter } from './call-writer.ts'

/** Reads the call log; what this process has still in memory is written before. */
export interface CallReader {
  /** Throws `call_not_found`. */
  find(projectId: string, id: string): Promise<CallRow>
  /** What is kept of a call's arguments and result. Throws `secret_unreadable`. */
  contentOf(row: CallRow): Promise<CallContent | null>
  /** The newest first. */
  list(projectId: string, filter: CallFilter, paging: KeysetPaging): Promise<CallRow[]>
  /** What was counted in the hours from one time to another. */
  hours: Store['calls']['hours']
}

/** A reader over the store. */
export function createCallReader(
  { calls }: Pick<Store, 'calls'>,
  vault: Pick<Vault, 'open'>,
  writer: Pick<CallWriter, 'flush'>,
): CallReader {
  return {
    async find(projectId, id) {
      await writer.flush()
      const row = await calls.find(projectId, id)
      if (row) return row
      throw new MaillonError('call_not_found', {
        message: `There is no call "${id}" in this project's log.`,
        hint: 'Take log_id from an answer; the log is kept for as long as retention.calls says.',
      })
    },
    async contentOf({ projectId, id, content }) {
      const place = { projectId, row: id, field: 'calls.content', version: 1 }
      return content === null ? null : vault.open<CallContent>(place, content)
    },
    async list(projectId, filter, paging) {
      await writer.flush()
      return calls.list(projectId, filter, paging)
    },
    async hours(projectId, from, to) {
      await writer.flush()
      return calls.hours(projectId, hourOf(from), to)
    },
  }
}
