import { offloadThreshold } from '@maillon/core/contract'
import { z } from 'zod'
import { isText } from '../../files/look-at.ts'
import { partyOf } from '../../outbound/party.ts'
import { fileReader } from '../reading/file-reader.ts'
import { type WayToRead, waysToRead } from '../reading/part-of-file.ts'
import { findFile } from '../reading/session-files.ts'
import { unreadable } from '../reading/unreadable.ts'
import { readFileSlug } from '../results/offload.ts'
import { sourceOf } from '../sources.ts'
import { defineMetaTool, sessionId } from './meta-tool.ts'

/** Half of what a session shows at once leaves room for other results beside it. */
const share = 0.5
/** What is shown of a file where a session has no bound on results. */
const usualCharacters = 20_000

/** Reads a file by parts, or finds a text in it. Run by multi-execute, or listed without it. */
export const readFile = defineMetaTool({
  slug: readFileSlug,
  name: 'Read file',
  description:
    'Reads a part of a file, or finds the places where a text occurs. ' +
    'To pass a file on, give its id to the tool that takes one: it need not be read.',
  tags: ['readOnlyHint', 'idempotentHint'],
  input: z.object({
    file_id: z.string().min(1).max(64),
    as: z
      .enum(waysToRead)
      .optional()
      .describe(
        'What offset and limit count. By its type when left out: rows of a CSV, pages of a PDF, items of JSON, else lines.',
      ),
    offset: z
      .int()
      .min(0)
      .default(0)
      .describe('From which one on: next_offset of the part before.'),
    limit: z.int().min(1).max(100_000).optional().describe('As many as fit when left out.'),
    search: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe('Tells where this text occurs, in place of the part.'),
    path: z.string().max(1024).default('').describe('Of JSON: the part to read, e.g. "/orders/0".'),
    header: z.boolean().default(true).describe('Of rows: whether the first one names the columns.'),
    columns: z
      .array(z.string().max(500))
      .min(1)
      .max(500)
      .optional()
      .describe('Of rows: only these columns, by name.'),
    delimiter: z.string().length(1).optional().describe('Of rows: what stands between two values.'),
    session_id: sessionId,
  }),
  output: z.record(z.string(), z.unknown()),
  listed: (config) =>
    offloadThreshold(config) !== undefined && !config.execute.enable_multi_execute,
  runs: () => true,
  async run({ file_id: id, as, ...given }, { parts, session, sources, signal }) {
    const file = await findFile(parts, session, id)
    const { name, mimetype, size } = file
    sources.push(sourceOf(file))
    const threshold = offloadThreshold(session.config)
    const maxCharacters = threshold === undefined ? usualCharacters : Math.floor(threshold * share)
    const way = as ?? wayFor(mimetype)
    const source = { mimetype, size, bytes: parts.files.read(file) }
    const request = { ...given, as: way, maxCharacters }
    const part = await fileReader.read(source, request, partyOf(session), signal)
    return { file_id: id, name, mimetype, as: way, ...part }
  },
})

/** By what a file is. Throws `file_unreadable` for what no way is for. */
function wayFor(mimetype: string): WayToRead {
  if (mimetype === 'application/pdf') return 'pages'
  if (mimetype === 'text/csv' || mimetype === 'text/tab-separated-values') return 'rows'
  if (/^application\/(?:.+\+)?json$/.test(mimetype)) return 'json'
  if (isText(mimetype) || mimetype === 'image/svg+xml') return 'lines'
  throw unreadable(
    `A file of type ${mimetype} cannot be read here.`,
    'Pass its id to a tool that takes such a file.',
  )
}
