import type { ImportParts } from './import-parts.ts'
import { setTimeout as pauseFor } from 'node:timers/promises'
import { MaillonError } from '@maillon/core'
import { createAuthConfigOf } from './auth-config-of.ts'
import { type AccountLine, readLine } from './read-line.ts'

/** What came of a line. */
export type Outcome =
  | { outcome: 'imported'; id: string; external_id: string }
  | { outcome: 'ready'; external_id: string }
  | { outcome: 'skipped'; id: string; external_id: string; deleted: boolean }
  | { outcome: 'refused'; external_id?: string; error: Refusal }

interface Refusal {
  code: string
  message: string
  hint: string | undefined
}

/** Imports the line with this number; rejects for a fault of the program alone. */
export type ImportLine = (line: number, text: string) => Promise<Outcome>

/** What passes by itself. */
const passing = [
  'upstream_rate_limited',
  'upstream_unavailable',
  'upstream_unreachable',
  'upstream_timeout',
  'unavailable',
]
const triesAtMost = 4
const longestPauseMs = 60_000

/** Lines over an engine: each becomes a whole account, or nothing. */
export function createImportLine(parts: ImportParts): ImportLine {
  const { maillon, isDry, signal } = parts
  const { connectedAccounts } = maillon
  const pause = parts.pause ?? ((ms) => pauseFor(ms, undefined, { signal }).catch(() => undefined))
  const authConfigOf = createAuthConfigOf(parts)
  const read = readLine()

  async function look(externalId: string): Promise<Outcome> {
    const { items } = await connectedAccounts.list({
      externalIds: [externalId],
      accountType: 'ALL',
    })
    return items[0]
      ? skipped(externalId, items[0].id, false)
      : { outcome: 'ready', external_id: externalId }
  }

  async function bring(line: AccountLine): Promise<Outcome> {
    const { externalId, userId, credential, options } = line
    const authConfigId = await authConfigOf(line)
    if (authConfigId === undefined || isDry) return look(externalId)
    const given = { ...options, externalId, allowMultiple: true }
    const { id } = await connectedAccounts.create(userId, authConfigId, credential, given)
    return { outcome: 'imported', id, external_id: externalId }
  }

  async function patiently(line: AccountLine): Promise<Outcome> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await bring(line)
      } catch (error) {
        const isPassing = MaillonError.is(error) && passing.includes(error.code)
        if (!isPassing || tries === triesAtMost || signal.aborted) throw error
        const seconds = Number(error.details.retry_after ?? 2 ** (tries - 1))
        await pause(Math.min(longestPauseMs, seconds * 1000))
      }
    }
  }

  return async (number, text) => {
    let externalId: string | undefined
    try {
      const line = read(number, text)
      externalId = line.externalId
      return await patiently(line)
    } catch (error) {
      if (!MaillonError.is(error)) throw error
      const { code, message, hint, details } = error
      if (code === 'external_id_taken' && externalId !== undefined)
        return skipped(externalId, String(details.connected_account_id), details.deleted === true)
      const told = { code, message, hint }
      return {
        outcome: 'refused',
        ...(externalId !== undefined && { external_id: externalId }),
        error: told,
      }
    }
  }
}

function skipped(external_id: string, id: string, deleted: boolean): Outcome {
  return { outcome: 'skipped', id, external_id, deleted }
}
