// The bench's upstream: tells its parent the port that it listens on.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const body = JSON.stringify({ id: '1', text: 'x'.repeat(1000) })
const server = createServer((request, response) => {
  const allowed = request.headers.authorization === 'Bearer bench-key-4f9a8b7c6d5e4f3a2b1c'
  response.writeHead(allowed ? 200 : 401, { 'content-type': 'application/json' })
  response.end(allowed ? body : '{}')
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
