// The bench's Drive: takes upload sessions, keeps how many bytes came and their SHA-256, and gives the same bytes again,
// which it makes anew. Tells its parent the port that it listens on.
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { content } from './content.ts'

const facts = { id: 'drive_1', name: 'large.bin', mimeType: 'application/octet-stream' }
let size = 0

process.on('disconnect', () => process.exit())
const server = createServer((request, response) => {
  void answer(new URL(request.url ?? '/', 'http://drive')).catch(() => response.destroy())

  async function answer(url: URL): Promise<void> {
    const json = (body: object, headers = {}) =>
      response
        .writeHead(200, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(body))
    if (url.searchParams.get('uploadType') === 'resumable') {
      request.resume()
      json({}, { location: 'https://www.googleapis.com/upload/drive/v3/files?upload_id=1' })
    } else if (url.pathname.startsWith('/upload/')) {
      const digest = createHash('sha256')
      size = 0
      for await (const chunk of request) {
        size += (chunk as Buffer).length
        digest.update(chunk as Buffer)
      }
      json({ ...facts, description: digest.digest('hex') })
    } else if (url.searchParams.get('alt') === 'media') {
      response.writeHead(200, { 'content-type': facts.mimeType, 'content-length': size })
      await pipeline(content(size), response)
    } else json({ ...facts, sub: '1', email: 'bench@example.com' })
  }
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
