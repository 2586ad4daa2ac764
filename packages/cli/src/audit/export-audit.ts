import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { MaillonError } from '@maillon/core'
import { exitCodes } from '../exit-codes.ts'
import { type AuditGiven, withAudit } from './with-audit.ts'

/** Prints the whole log as it is read. */
export function exportAudit(given: AuditGiven): Promise<number> {
  return withAudit('export', given, async (_, get) => {
    const { body } = await get('/audit/export')
    if (!body) throw new MaillonError('internal', { message: 'The export has no content.' })
    for await (const line of createInterface({ input: Readable.fromWeb(body) })) console.log(line)
    return exitCodes.done
  })
}
