/** What the API answers, before a door gives it away. */
export interface PlainAnswer {
  status: number
  /** By names in lower case. */
  headers: Map<string, string>
  body: string | ReadableStream<Uint8Array>
}

/** An answer as the Web spells it. */
export function toResponse({ status, headers, body }: PlainAnswer, method: string): Response {
  return new Response(method === 'HEAD' ? null : body, { status, headers: [...headers] })
}
