import { MaillonError } from '@maillon/core'
import { large, othersTurn } from '../../answers/others-turn.ts'
import { answerReader } from '../../answers/read-answer.ts'
import { newId } from '../../ids.ts'
import { createScrubber } from '../../secrets/scrubber.ts'
import type { StoredResultRow } from '../../store/rows.ts'
import type { LiveSession, SessionParts } from '../parts.ts'
import { checkSources, mayRead, type Source } from '../sources.ts'

/** How long a result is kept. */
const lifetimeMs = 60 * 60_000
/** What a session may have at a time; the oldest ones go first. */
const maxResults = 50
const maxCharacters = 20_000_000

/** A stored result without its content. */
export type StoredResult = Pick<
  StoredResultRow,
  'id' | 'tool' | 'accountId' | 'size' | 'createdAt' | 'expiresAt'
>

/** Keeps a result, sealed, for its session and an hour; undefined for one that is larger than a session may have. */
export async function storeResult(
  { store, vault, now }: SessionParts,
  session: LiveSession,
  { tool, accountId, json }: Source & { json: string },
): Promise<StoredResult | undefined> {
  if (json.length > maxCharacters) return undefined
  const at = now()
  const row: StoredResultRow = {
    id: newId('res_'),
    projectId: session.projectId,
    sessionId: session.id,
    tool,
    accountId,
    size: json.length,
    content: '',
    expiresAt: at + lifetimeMs,
    createdAt: at,
  }
  row.content = await vault.sealJson(placeOf(row), json)
  await othersTurn(json.length >= large)
  await store.transaction(async ({ storedResults }) => {
    const before = await storedResults.list(session.projectId, session.id)
    await storedResults.delete(session.projectId, tooMany(before, row))
    await storedResults.insert(row)
  })
  return described(row)
}

/** What a session has stored and can still read, the newest first. */
export async function listResults(
  parts: SessionParts,
  session: LiveSession,
): Promise<StoredResult[]> {
  const rows = await parts.store.storedResults.list(session.projectId, session.id)
  const kept = rows.filter(({ expiresAt }) => expiresAt > parts.now()).map(described)
  const isReadable = await Promise.all(kept.map((row) => mayRead(parts, session, [row])))
  return kept.filter((_, index) => isReadable[index])
}

/**
 * A stored result as the tool answered it. Throws `result_not_found`, also for one of another session, and what
 * `checkSources` throws.
 */
export async function openResult(
  parts: SessionParts,
  session: LiveSession,
  id: string,
): Promise<StoredResult & { data: unknown }> {
  const { store, vault, now } = parts
  const row = await store.storedResults.find(session.projectId, session.id, id)
  if (!row || row.expiresAt <= now()) throw notFound(id)
  await checkSources(parts, session, [row])
  // What is stored was searched for secrets when it came.
  const content = await vault.openJson(placeOf(row), row.content)
  const { value } = await answerReader.read(content, createScrubber())
  return { ...described(row), data: value }
}

/** What is over, and the oldest ones that have to go so that one more may come. */
function tooMany(
  newestFirst: readonly StoredResult[],
  { size, createdAt }: StoredResult,
): string[] {
  let left = maxCharacters - size
  return newestFirst.flatMap((row, index) => {
    left -= row.size
    return left < 0 || index >= maxResults - 1 || row.expiresAt <= createdAt ? [row.id] : []
  })
}

function described(row: StoredResult): StoredResult {
  const { id, tool, accountId, size, createdAt, expiresAt } = row
  return { id, tool, accountId, size, createdAt, expiresAt }
}

/** The session is part of the place: a row that was moved to another one does not open there. */
const placeOf = ({ projectId, sessionId, id }: StoredResultRow) =>
  ({ projectId, row: `${sessionId}/${id}`, field: 'stored_results.content', version: 1 }) as const

function notFound(id: string): MaillonError {
  return new MaillonError('result_not_found', {
    message: `There is no stored result "${id}" in this session.`,
    hint: 'Results are kept for an hour, and for their own session. Run the tool again.',
  })
}
