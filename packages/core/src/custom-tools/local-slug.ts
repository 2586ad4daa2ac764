/** What custom tools and toolkits may be called: `LOCAL_` and `COMPOSIO_` are for sessions themselves. */
export const customSlug = /^(?!LOCAL_|COMPOSIO_)[A-Z0-9_-]+$/i

/** Characters of a session's slug of a custom tool: names of functions that models call are no longer than 64. */
export const maxLocalSlug = 60

/** The slug by which a session knows a custom tool: `LOCAL_[TOOLKIT_]SLUG`, upper case. */
export function localSlug(slug: string, toolkit?: string): string {
  return `LOCAL_${toolkit === undefined ? '' : `${toolkit}_`}${slug}`.toUpperCase()
}

/** Whether a slug is one of a custom tool, in any case. */
export function isLocalSlug(slug: string): boolean {
  return /^LOCAL_/i.test(slug)
}
