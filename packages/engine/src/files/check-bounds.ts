import { MaillonError } from '@maillon/core'
import type { FileRow } from '../store/rows.ts'
import type { FileUsage, Store } from '../store/store.ts'
import type { FileBounds, FilePolicy } from './file-options.ts'

/** Throws `file_too_large` for a file that no one may have. */
export function checkSize(size: number, { maxBytes }: FilePolicy): void {
  if (size <= maxBytes) return
  throw new MaillonError('file_too_large', {
    message: `A file may have ${maxBytes} bytes here, and this one has more.`,
    hint: 'Take a smaller one, or let the operator raise `files.maxBytes`.',
    details: { max_bytes: maxBytes },
  })
}

/**
 * Throws `file_quota` when so much more is more than a project, or a user of it, may have. In the transaction that
 * writes it, so that nobody else does meanwhile.
 */
export async function checkBounds(
  { files }: Pick<Store, 'files'>,
  { projectId, userId }: Pick<FileRow, 'projectId' | 'userId'>,
  {
    more,
    policy,
    now,
  }: { more: { project?: FileUsage; user?: FileUsage }; policy: FilePolicy; now: number },
): Promise<void> {
  const used = await files.usage(projectId, userId, now)
  if (more.project)
    check('This project', 'perProject', used.project, more.project, policy.perProject)
  if (more.user && userId !== null)
    check('This user', 'perUser', used.user, more.user, policy.perUser)
}

function check(
  who: string,
  option: 'perUser' | 'perProject',
  used: FileUsage,
  more: FileUsage,
  bounds: FileBounds,
): void {
  const over = (['count', 'bytes'] as const).find(
    (what) => more[what] > 0 && used[what] + more[what] > bounds[what],
  )
  if (!over) return
  throw new MaillonError('file_quota', {
    message: `${who} may have ${bounds[over]} ${over === 'count' ? 'files' : 'bytes of files'} at a time, and this would be more.`,
    hint: `Delete files that are not needed, wait until older ones expire, or let the operator raise \`files.${option}.${over}\`.`,
    details: { bound: `${option}.${over}`, limit: bounds[over], used: used[over] },
  })
}
