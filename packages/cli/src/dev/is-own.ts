import { stat } from 'node:fs/promises'

/** Whether a file or folder is this user's: another one of this machine could set a trap with it. True where there is no such owner, and for root. */
export async function isOwn(path: string): Promise<boolean> {
  const me = process.getuid?.()
  return !me || (await stat(path)).uid === me
}
