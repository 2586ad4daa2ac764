// The command, behind a port: it starts, answers, and ends when it is told to. Says so in a line of JSON.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const folder = mkdtempSync(join(tmpdir(), 'maillon-support-'))
const place = createServer().listen(0, '127.0.0.1')
await once(place, 'listening')
const { port } = place.address() as AddressInfo
place.close()
const url = `http://localhost:${port}`
const server = fork('node_modules/@maillon/cli/dist/bin.js', ['serve'], {
  stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  env: {
    ...process.env,
    MAILLON_DATABASE_URL: join(folder, 'maillon.db'),
    MAILLON_ENCRYPTION_KEY: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
    MAILLON_PUBLIC_URL: url,
    MAILLON_LISTEN_PORT: String(port),
    MAILLON_VERIFICATION: 'browser',
    MAILLON_DRAIN_SECONDS: '0',
  },
})
const ended = once(server, 'exit') as Promise<[code: number | null]>
let told = ''
server.stderr?.setEncoding('utf8').on('data', (text: string) => void (told += text))
try {
  let isReady = false
  if (server.stdout) {
    for await (const line of createInterface(server.stdout)) {
      isReady = line.includes('"ready"')
      if (isReady) break
    }
  }
  if (!isReady) throw new Error(`It does not start: ${told}`)
  server.stdout?.resume()
  const { status } = await fetch(`${url}/readyz`)
  server.kill('SIGTERM')
  const [code] = await ended
  if (status !== 200 || code !== 0) throw new Error(`/readyz ${status}, exit code ${code}: ${told}`)
  console.log(JSON.stringify({ what: 'maillon serve' }))
} catch (error) {
  server.kill('SIGKILL')
  console.log(JSON.stringify({ what: 'maillon serve', fault: String(error) }))
}
rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
process.exit()
