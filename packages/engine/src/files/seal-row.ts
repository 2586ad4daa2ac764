import { timingSafeEqual } from 'node:crypto'
import { sha256 } from '../ids.ts'
import type { FileRow } from '../store/rows.ts'
import type { Vault } from '../vault/vault.ts'
import { changedFile } from './changed-file.ts'

/** Seals the key of a file together with what its row says, so that a row that was changed opens nothing. */
export async function sealRow(
  vault: Vault,
  row: Omit<FileRow, 'key'>,
  fileKey: Buffer,
): Promise<string> {
  const sealed = { key: fileKey.toString('base64'), row: digestOf(row) }
  return vault.sealJson(placeOf(row), JSON.stringify(sealed))
}

/** The key of a file. Throws `secret_unreadable` when anything of its row was changed. */
export async function openRow(vault: Vault, row: FileRow): Promise<Buffer> {
  const json = await vault.openJson(placeOf(row), row.key)
  const sealed = JSON.parse(Buffer.from(json).toString()) as { key: string; row: string }
  if (!timingSafeEqual(Buffer.from(sealed.row), Buffer.from(digestOf(row))))
    throw changedFile(row.id)
  return Buffer.from(sealed.key, 'base64')
}

function placeOf({ projectId, id, revision }: Pick<FileRow, 'projectId' | 'id' | 'revision'>) {
  return { projectId, row: id, field: 'files.key', version: revision } as const
}

function digestOf(row: Omit<FileRow, 'key'>): string {
  const { projectId, id, userId, sessionId, status, name, mimetype, size, path } = row
  const { tool, accountId, announcedSize, md5, parts, createdAt, expiresAt } = row
  const lines = parts.map((part) => [part.object, part.size, part.sha256])
  const owner = [projectId, id, userId, sessionId, tool, accountId]
  const announced = [announcedSize, md5, row.forTool, row.forToolkit]
  return sha256(
    JSON.stringify([
      owner,
      status,
      name,
      mimetype,
      size,
      row.sha256,
      path,
      lines,
      announced,
      createdAt,
      expiresAt,
    ]),
  )
}
