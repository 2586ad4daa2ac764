import { MaillonError } from '@maillon/core'
import {
  maxSelect,
  offloadThreshold,
  parseSelect,
  type Selection,
  selectPart,
} from '@maillon/core/contract'
import { z } from 'zod'
import { readResultSlug } from '../results/offload.ts'
import { readPart } from '../results/read-part.ts'
import { searchValue } from '../results/search-value.ts'
import { openResult } from '../results/stored-results.ts'
import { defineMetaTool, sessionId } from './meta-tool.ts'

/** Half of what a session shows at once leaves room for other results beside it. */
const share = 0.5
const searchLimit = 20

/** Reads a result that was too long to show, by parts, or finds a text in it. Run by multi-execute, or listed without it. */
export const readResult = defineMetaTool({
  slug: readResultSlug,
  name: 'Read result',
  description:
    'Reads a result that was too long to show, for an hour: a part of it by path, page by page, or the places where a text occurs.',
  tags: ['readOnlyHint', 'idempotentHint'],
  input: z.object({
    result_id: z.string().min(1).max(64),
    path: z.string().max(1024).default('').describe('The part to read, e.g. "/messages/0/body".'),
    offset: z
      .number()
      .int()
      .min(0)
      .max(100_000_000)
      .default(0)
      .describe('From which item, or character of a text: next_offset of the page before.'),
    limit: z
      .number()
      .int()
      .min(1)
      .max(100_000)
      .optional()
      .describe('As many as fit when left out.'),
    search: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe('Tells where this text occurs, in place of the part.'),
    select: z
      .string()
      .max(maxSelect)
      .optional()
      .describe('JMESPath: the part to read of all of it, e.g. "messages[*].subject".'),
    session_id: sessionId,
  }),
  output: z.record(z.string(), z.unknown()),
  listed: (config) => runs(config) && !config.execute.enable_multi_execute,
  runs,
  async run({ result_id, select, path, offset, limit, search: text }, { parts, session, sources }) {
    const expression = select ? await parseSelect(select) : undefined
    const { data: whole, tool, accountId } = await openResult(parts, session, result_id)
    sources.push({ tool, accountId })
    const data = expression ? found(selectPart(expression, whole)) : whole
    const maxCharacters = Math.floor((offloadThreshold(session.config) ?? 0) * share)
    const shown =
      text === undefined
        ? readPart(data, { path, offset, limit, maxCharacters })
        : searchValue(data, { text, path, offset, limit: limit ?? searchLimit, maxCharacters })
    return { result_id, tool, ...shown }
  },
})

function found({ value, missing, isInVain }: Selection): unknown {
  if (!isInVain) return value
  throw new MaillonError('invalid_arguments', {
    message: `The select finds nothing in this result. ${missing}`,
    hint: 'Mend it, and read again.',
  })
}

function runs(config: Parameters<typeof offloadThreshold>[0]): boolean {
  return offloadThreshold(config) !== undefined
}
