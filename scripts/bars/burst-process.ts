// Makes many calls at once from a process of its own, so that those who measure others do not wait for its sockets.
const { url, apiKey, sessionPath, calls } = JSON.parse(process.env.BARS_BURST ?? '{}') as {
  url: string
  apiKey: string
  sessionPath: string
  calls: number
}
let failed = 0
const start = performance.now()
await Promise.all(
  Array.from({ length: calls }, async () => {
    const response = await fetch(`${url}/api/v3.1${sessionPath}/execute`, {
      method: 'POST',
      headers: { 'x-api-key': apiKey, 'content-type': 'application/json' },
      body: JSON.stringify({ tool_slug: 'HOSTILE_GET_ITEM', arguments: {} }),
    })
    const { error } = (await response.json()) as { error: unknown }
    if (error !== null) failed += 1
  }),
)
process.send?.({ failed, ms: Math.round(performance.now() - start) })
process.disconnect?.()
