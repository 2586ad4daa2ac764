// The floor of a call over HTTP: what a Node server costs that does nothing but what such a call needs. It reads the body,
// asks the upstream by undici, and answers the JSON. Told the upstream's address; tells its parent its own.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Agent, request } from 'undici'

const [, , upstream] = process.argv
const headers = { authorization: 'Bearer bench-key-4f9a8b7c6d5e4f3a2b1c' }
const dispatcher = new Agent()

const server = createServer(async (incoming, response) => {
  let text = ''
  for await (const chunk of incoming) text += String(chunk)
  const { arguments: input } = JSON.parse(text) as { arguments: { id: string } }
  const { body } = await request(`${upstream}/item?id=${encodeURIComponent(input.id)}`, {
    headers,
    dispatcher,
  })
  const answer = JSON.stringify({ data: await body.json(), error: null })
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(answer)
})
server.listen(0, '127.0.0.1', () =>
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }),
)
process.on('disconnect', () => process.exit(0))
