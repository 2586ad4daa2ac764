import { MaillonError } from '@maillon/core'

/** The one mount that a session has, and where programs that see it as a folder have it. */
export const mount = { id: 'files', prefix: '/mnt/files' } as const

/** As long as one may be, and deeper than anybody goes. */
const maxLength = 500

/**
 * A session file's path below its mount: names with slashes between them. One that begins with a slash, or with where the
 * mount is, means the same place. Throws `invalid_request` for what leads elsewhere, or is no path.
 */
export function mountPath(told: string): string {
  const path = below(told)
  const names = path.split('/')
  if (path.length > maxLength) throw refused('is too long', `It may have ${maxLength} characters.`)
  if (names.some((name) => name === '' || name === '.' || name === '..'))
    throw refused(
      'leads out of its mount, or names no file',
      'Name folders and the file, such as reports/may.pdf.',
    )
  if (/[\\\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(path))
    throw refused(
      'has a sign that no path has',
      'Leave out backslashes and signs that are not seen.',
    )
  return path
}

/** What the paths of a list begin with; undefined for all of them. */
export function mountPrefix(told: string | undefined): string | undefined {
  return below(told ?? '') || undefined
}

function below(told: string): string {
  const path = told.normalize('NFC')
  const inMount = path === mount.prefix || path.startsWith(`${mount.prefix}/`)
  return (inMount ? path.slice(mount.prefix.length) : path).replace(/^\//, '')
}

/** Throws `file_not_found` for a mount that no session has. */
export function checkMount(id: string): void {
  if (id === mount.id) return
  throw new MaillonError('file_not_found', {
    message: 'The session has no such mount.',
    hint: `Its files are in the mount "${mount.id}".`,
  })
}

function refused(why: string, hint: string): MaillonError {
  return new MaillonError('invalid_request', { message: `mount_relative_path ${why}.`, hint })
}
