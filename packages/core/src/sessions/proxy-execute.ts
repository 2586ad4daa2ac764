import type { ToolkitSlug } from '../catalogue/installed-tools.ts'
import type { ProxyResult } from '../contract/proxy.ts'
import { assertKnown } from '../transport/assert-known.ts'

/** A call of a toolkit's own API, with the user's account. */
export interface ProxyRequest {
  /** The toolkit, by slug; the session must include it. */
  toolkit: ToolkitSlug
  /** A path below the toolkit's base URL, or an https URL of one of its origins; any other is `outbound_refused`. */
  endpoint: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD'
  /** Sent as JSON; a string goes out as it is when a `content-type` header says what it is. */
  body?: unknown
  /** Bytes in its place: a file of the session by its id, or some in base64; the type is the file's own when left out. */
  binaryBody?:
    | { file: string; contentType?: string | undefined }
    | { base64: string; contentType?: string | undefined }
    | undefined
  /** The further token that it goes with, where a login gives several: `user` of Slack. The first one when left out. */
  token?: string | undefined
  /** Query values and headers; the headers that carry credentials, or frame the request, are refused. */
  parameters?:
    | readonly { in: 'query' | 'header'; name: string; value: string | number }[]
    | undefined
  /** The part of what it answers to give, in JMESPath, as `select` of `session.execute`; of an error, all is given. */
  select?: string | undefined
}

/** What the toolkit's API answered, whatever its status. */
export interface ProxyResponse {
  status: number
  /** The parsed body, or its text when it is not JSON; undefined when there is none. */
  data?: unknown
  /** By lower-case name, without cookies and credentials. */
  headers: Record<string, string>
  /** In place of `data` when the body is no text: `url` is a data URL that holds it. */
  binaryData?: { contentType: string; size: number; url: string } | undefined
}

/** The body of a proxied call as the API spells it. Throws `invalid_request` for an option that there is not. */
export function toProxyBody(request: ProxyRequest): object {
  assertKnown('session.proxyExecute()', request, options)
  const { toolkit, endpoint, method, body, binaryBody, token, parameters, select } = request
  return {
    toolkit_slug: toolkit,
    endpoint,
    method,
    body,
    binary_body: binaryBody && toBinaryBody(binaryBody),
    token,
    select,
    parameters: parameters?.map(({ in: type, name, value }) => ({
      name,
      type,
      value: String(value),
    })),
  }
}

function toBinaryBody({ contentType, ...bytes }: NonNullable<ProxyRequest['binaryBody']>): object {
  return { ...bytes, content_type: contentType }
}

/** Reads the answer of a proxied call as the API spells it. */
export function readProxyResponse({
  status,
  data,
  headers,
  binary_data,
}: ProxyResult): ProxyResponse {
  const answer = { status, data, headers: headers ?? {} }
  if (!binary_data) return answer
  const { content_type: contentType, size, url } = binary_data
  return { ...answer, binaryData: { contentType, size, url } }
}

const options = [
  'toolkit',
  'endpoint',
  'method',
  'body',
  'binaryBody',
  'token',
  'parameters',
  'select',
]
