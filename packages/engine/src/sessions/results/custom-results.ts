import { MaillonError } from '@maillon/core'
import type { OffloadRequest, OffloadResult } from '@maillon/core/contract'
import { wellFormed } from '@maillon/core/provider'
import { answerReader } from '../../answers/read-answer.ts'
import { newId } from '../../ids.ts'
import { createScrubber } from '../../secrets/scrubber.ts'
import type { LiveSession, SessionParts } from '../parts.ts'
import { type Answered, offload } from './offload.ts'

/**
 * What custom tools answered in the app, as a model is to see it: a handle and a preview in place of each answer that is too
 * long, null for all others. Throws `invalid_request`.
 */
export async function offloadCustom(
  parts: SessionParts,
  session: LiveSession,
  { results, beside }: OffloadRequest,
): Promise<OffloadResult> {
  const answers: Answered[] = []
  for (const { tool, json } of results) {
    const data = await readData(json)
    answers.push({ tool, result: { data, error: null, log_id: newId('log_') } })
  }
  const shown = await offload(parts, session, answers, beside)
  return {
    results: shown.map(({ data }, index) => (data === answers[index]?.result.data ? null : data)),
  }
}

async function readData(json: string): Promise<Record<string, unknown>> {
  // It is the app's own: what it has of an account came through the engine, which hid the secrets of it.
  const { value, isTooDeep } = await answerReader.read(Buffer.from(json), createScrubber())
  if (isTooDeep || typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new MaillonError('invalid_request', {
      message: `The json of a result is no object${isTooDeep ? ' that can be stored: it is nested too deep' : ''}.`,
      hint: 'Send what the tool answered as it is in data, as JSON.',
    })
  }
  return wellFormed(value as Record<string, unknown>)
}
