import { MaillonError } from '@maillon/core'
import type { AuditHead, AuditProof } from '@maillon/core/contract'
import type { AuditChainRow, AuditRow, AuditSealRow } from '../store/rows.ts'
import { createAuditKeys } from '../vault/audit-keys.ts'
import type { AuditSource } from './source.ts'
import { verify } from './verify.ts'

type Line =
  | ({ type: 'entry' } & AuditRow)
  | ({ type: 'seal' } & AuditSealRow)
  | ({ type: 'chain' } & (AuditChainRow | { projectId: string }))

/**
 * Proves an export of the audit log without its database, by the encryption keys alone that it was written under. Throws
 * `invalid_request` for what is no export, or was cut before its end.
 */
export async function verifyAuditExport(
  lines: AsyncIterable<string> | Iterable<string>,
  { encryptionKey, since }: { encryptionKey: string; since?: AuditHead | undefined },
): Promise<AuditProof> {
  const now = Date.now()
  const keys = createAuditKeys(encryptionKey, () => now)
  const check = await keys.checker({ auditKeys: { ...keptNowhere, list: async () => [] } })
  return verify(await readExport(lines), { check, now, since })
}

async function readExport(lines: AsyncIterable<string> | Iterable<string>): Promise<AuditSource> {
  const seals: AuditSealRow[] = []
  const bare: AuditRow[] = []
  const byWriter = new Map<string, AuditRow[]>()
  let end: Extract<Line, { type: 'chain' }> | undefined
  for await (const text of lines) {
    if (text.trim() === '') continue
    const line = readLine(text)
    if (line.type === 'seal') seals.push(line)
    else if (line.type === 'chain') end = line
    else if (line.writer === null || line.seq === null) bare.push(line)
    else {
      const rows = byWriter.get(line.writer) ?? []
      rows.push(line)
      byWriter.set(line.writer, rows)
    }
  }
  if (!end) throw noExport('it has no end: it was cut')
  const chain = 'number' in end ? end : undefined
  return {
    projectId: end.projectId,
    chain: async () => chain,
    seals: async (after, limit) => seals.filter(({ number }) => number > after).slice(0, limit),
    numbered: async (writer, { first, last }) =>
      (byWriter.get(writer) ?? []).filter(({ seq }) => seq !== null && seq >= first && seq <= last),
    unnumbered: async (limit) => ({ count: bare.length, rows: bare.slice(0, limit) }),
    byWriter: async () =>
      [...byWriter].map(([writer, rows]) => {
        let [first, last] = [Infinity, -Infinity]
        for (const { seq } of rows) {
          first = Math.min(first, seq ?? 0)
          last = Math.max(last, seq ?? 0)
        }
        return { writer, entries: rows.length, first, last }
      }),
  }
}

function readLine(text: string): Line {
  try {
    return JSON.parse(text) as Line
  } catch {
    throw noExport('a line of it is no JSON')
  }
}

function noExport(why: string): MaillonError {
  return new MaillonError('invalid_request', {
    message: `This is no export of an audit log: ${why}.`,
    hint: 'Make one: maillon audit export > audit.ndjson',
  })
}

const keptNowhere = { insert: async () => undefined, rewrap: async () => undefined }
