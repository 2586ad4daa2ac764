import { MaillonError } from '@maillon/core'

/** Versions by the slugs of their toolkits. */
export type Versions = Readonly<Record<string, string>>

/** Two names for whatever version there is: what v3.1 and v3 stand for when none is named. */
const unnamed = new Set(['latest', '00000000_00'])

/**
 * Those versions that are not the current ones; a toolkit that is not here has none. Throws `toolkit_version_not_found`, with
 * those that are here as the hint.
 */
export function otherVersions(
  versions: Versions,
  versionsOf: (toolkit: string) => readonly string[],
): Versions {
  const others = Object.entries(versions).filter(([toolkit, version]) => {
    if (unnamed.has(version)) return false
    const [current, ...older] = versionsOf(toolkit)
    if (current === undefined || version === current) return false
    if (older.includes(version)) return true
    const known = [current, ...older].join(', ')
    throw new MaillonError('toolkit_version_not_found', {
      message: `Version ${version.slice(0, 100)} of ${toolkit} is not here.`,
      hint: `Ask for one that is: ${known}; or for latest.`,
      details: { versions: [current, ...older] },
    })
  })
  return Object.fromEntries(others)
}
