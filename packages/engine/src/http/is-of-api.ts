/** The beginning of paths that are the API's: what is below takes a key. */
export const apiBase = /^\/api\/v3(?:\.1)?(?=\/|$)/

/** Whether a path is one of the API's. */
export function isOfApi(path: string): boolean {
  return apiBase.test(path)
}
