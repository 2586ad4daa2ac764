/** Sends a client's message, and writes each message that comes back as a line. A server that is away is an error in it. */
export async function answersOf(
  line: string,
  send: () => Promise<Response>,
  write: (text: string) => void,
): Promise<void> {
  try {
    const response = await send()
    const text = await response.text()
    if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
      for (const [, data] of text.matchAll(/^data: ?(.+)$/gm)) write(data ?? '')
      return
    }
    if (text === '') return
    const message: unknown = JSON.parse(text)
    if (typeof message === 'object' && message !== null && 'jsonrpc' in message)
      return write(JSON.stringify(message))
    throw new Error(`The server answered with status ${response.status}.`)
  } catch (error) {
    const id = idOf(line)
    if (id === undefined) return
    const message = error instanceof Error ? error.message : String(error)
    write(JSON.stringify({ jsonrpc: '2.0', id, error: { code: -32603, message } }))
  }
}

/** A notification has none, and gets no answer. */
function idOf(line: string): unknown {
  try {
    return (JSON.parse(line) as { id?: unknown }).id
  } catch {
    return null
  }
}
