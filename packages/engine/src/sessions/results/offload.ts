import { minOffload, offloadThreshold, type SessionConfig } from '@maillon/core/contract'
import type { CallResult } from '../answer.ts'
import type { LiveSession, SessionParts } from '../parts.ts'
import { previewOf } from './preview.ts'
import { storeResult } from './stored-results.ts'

/** The slug of the meta tool that reads stored results. */
export const readResultSlug = 'MAILLON_READ_RESULT'

/** The slug of the meta tool that reads files. */
export const readFileSlug = 'MAILLON_READ_FILE'

/** The meta tools that show a part of what is stored: what they answer is short, and is not stored again. */
export const readingSlugs: readonly string[] = [readResultSlug, readFileSlug]

const maxPreview = 1_500
const minPreview = 200

/** What a tool answered. */
export interface Answered {
  tool: string
  result: CallResult
}

/**
 * The same answers, with results stored and replaced by a handle and a preview, the largest first, until all of them
 * together, with what is shown beside them, are below the session's threshold. Failed calls and reads of stored results stay as they are.
 */
export async function offload(
  parts: SessionParts,
  session: LiveSession,
  answers: readonly Answered[],
  beside = 0,
): Promise<CallResult[]> {
  const threshold = offloadThreshold(session.config)
  const results = answers.map(({ result }) => result)
  if (threshold === undefined) return results
  const texts = results.map(({ data }) => JSON.stringify(data))
  let total = texts.reduce((sum, { length }) => sum + length, beside)
  const largestFirst = [...texts.keys()].toSorted((a, b) => texts[b]!.length - texts[a]!.length)
  const share = threshold / (4 * answers.length)
  const previewCharacters = Math.max(minPreview, Math.min(maxPreview, Math.floor(share)))
  for (const index of largestFirst) {
    const answer = answers[index]!
    const json = texts[index]!
    if (total <= threshold || json.length < minOffload) break
    const { tool, result } = answer
    if (result.error !== null || readingSlugs.includes(tool)) continue
    const data = await handleFor(parts, session, { ...answer, json, previewCharacters })
    if (!data) continue
    results[index] = { ...result, data }
    total += JSON.stringify(data).length - json.length
  }
  return results
}

/** A handle and a preview for an answer, stored whatever the threshold; undefined where it is short, or nothing is stored. */
export async function storedInPlace(
  parts: SessionParts,
  session: LiveSession,
  answer: Answered,
): Promise<Record<string, unknown> | undefined> {
  const json = JSON.stringify(answer.result.data)
  const isStored = offloadThreshold(session.config) !== undefined && json.length >= minOffload
  if (!isStored || readingSlugs.includes(answer.tool)) return undefined
  return handleFor(parts, session, { ...answer, json, previewCharacters: maxPreview })
}

async function handleFor(
  parts: SessionParts,
  session: LiveSession,
  { tool, result, json, previewCharacters }: Answered & { json: string; previewCharacters: number },
): Promise<Record<string, unknown> | undefined> {
  const { data, sources, log_id } = result
  const answer = { tool, accountId: sources?.[0]?.accountId ?? null, json }
  // What the tool did is done: its answer is not lost to a database that cannot keep it.
  const stored = await storeResult(parts, session, answer).catch((error: unknown) =>
    parts.onError(error, log_id),
  )
  if (!stored) return undefined
  const { value: preview, cut } = previewOf(data, previewCharacters)
  return {
    result_id: stored.id,
    size: stored.size,
    expires_at: new Date(stored.expiresAt).toISOString(),
    preview,
    cut,
    how_to_read: howToRead(session.config, stored.id, cut[0]?.path ?? ''),
  }
}

function howToRead({ execute }: SessionConfig, id: string, path: string): string {
  const call = JSON.stringify({ result_id: id, path })
  const by = execute.enable_multi_execute
    ? `COMPOSIO_MULTI_EXECUTE_TOOL with {"tools":[{"tool_slug":"${readResultSlug}","arguments":${call}}]}`
    : `${readResultSlug} with ${call}`
  return `The result is too long to show, so only a preview is here. If you need more of it, call ${by}; add "offset" to read on, "search" to find a text in it, or "select" for a part of all of it by JMESPath.`
}
