/** Query values; undefined ones are left out, arrays repeat their key. */
export type Query = Record<string, string | number | boolean | readonly string[] | undefined>

/** A call to an upstream, as data. The engine adds the credential, and only for the toolkit's own origins. */
export interface ToolRequest {
  /** QUERY is a GET with a body: it changes nothing, and may be sent again. */
  method: 'GET' | 'QUERY' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /**
   * A path below the toolkit's baseUrl, or an absolute URL of one of its origins. What was filled in for
   * an account or kept of it, and is no secret, may stand in it by its name: `/accounts/{account_sid}`.
   */
  path: string
  query?: Query
  headers?: Record<string, string>
  /** The further token that it goes with: `user`. The first one when left out. */
  token?: string
  /**
   * Sent without the credential, to whatever public https address `path` is: one that the service gave and that is
   * signed itself, for an upload or a download. Never one that a model wrote.
   */
  anonymous?: boolean
  /** Sent as JSON. */
  json?: unknown
  /** Sent as application/x-www-form-urlencoded. */
  form?: Record<string, string>
  /** Sent as it is; a `content-type` among the headers says what it is. */
  text?: string
  /** Sent one after the other, streamed; how long it is, is known beforehand. */
  body?: readonly BodyPiece[]
}

/**
 * A piece of a body: a text, or a file's bytes, those in `[from, to)` where not all. They go as they are, as `base64`, or
 * as mail has them: base64 in lines (`mime`, RFC 2045 §6.8).
 */
export type BodyPiece =
  | string
  | { file: string; encoding?: 'base64' | 'mime'; from?: number; to?: number }

/** GET, with query values. */
export function get(path: string, query?: Query): ToolRequest {
  return { method: 'GET', path, ...(query && { query }) }
}

/** POST, with a JSON body. */
export function post(path: string, json?: unknown): ToolRequest {
  return { method: 'POST', path, ...(json !== undefined && { json }) }
}

/** PUT, with a JSON body. */
export function put(path: string, json?: unknown): ToolRequest {
  return { method: 'PUT', path, ...(json !== undefined && { json }) }
}

/** PATCH, with a JSON body. */
export function patch(path: string, json?: unknown): ToolRequest {
  return { method: 'PATCH', path, ...(json !== undefined && { json }) }
}

/** DELETE, with query values. */
export function del(path: string, query?: Query): ToolRequest {
  return { method: 'DELETE', path, ...(query && { query }) }
}
