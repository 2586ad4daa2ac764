/** What is measured: a method and its parameters. */
export const asked = {
  list: ['tools/list', {}],
  call: ['tools/call', { name: 'BENCH_ADD', arguments: { a: 1, b: 2 } }],
} as const

export type Asked = keyof typeof asked

const version = '2026-07-28'
const meta = 'io.modelcontextprotocol'

/** A request of a client that speaks the current protocol, as its SDK sends it. */
export function messageFor(what: Asked): { headers: Record<string, string>; body: string } {
  const [method, params] = asked[what]
  return {
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': version,
      'mcp-method': method,
      ...('name' in params && { 'mcp-name': params.name }),
    },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method,
      params: {
        ...params,
        _meta: {
          [`${meta}/protocolVersion`]: version,
          [`${meta}/clientInfo`]: { name: 'bench', version: '1' },
          [`${meta}/clientCapabilities`]: {},
        },
      },
    }),
  }
}
