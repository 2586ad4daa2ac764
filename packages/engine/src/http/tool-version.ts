import { MaillonError } from '@maillon/core'
import type { Toolkit } from '@maillon/core/toolkit'

/** Two names for whatever version there is: what v3.1 and v3 stand for when none is named. */
const unnamed = ['latest', '00000000_00']

/** Checks that a version which a caller asks for is the one that the engine holds. Throws `unsupported`. */
export function checkVersion({ name, version }: Toolkit, wanted: string | undefined): void {
  if (wanted === undefined || wanted === version || unnamed.includes(wanted)) return
  throw new MaillonError('unsupported', {
    message: `Version ${wanted} of ${name} is not served by this engine.`,
    hint: `Ask for ${version}, for latest, or for none.`,
  })
}

/** The version of a toolkit that a query asks for: by `version`, for all by `toolkit_versions`, or by `toolkit_versions[slug]`. */
export function versionIn(query: Record<string, unknown>, slug: string): string | undefined {
  const wanted = query.version ?? query[`toolkit_versions[${slug}]`] ?? query.toolkit_versions
  return typeof wanted === 'string' && wanted !== '' ? wanted : undefined
}
