// The bench's engine, in a process of its own, so that what it takes of memory is its own. Its parent says where the
// database is and where Drive is; it tells the parent its address and a key, and its peak of memory when it is asked.
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { Maillon } from '@maillon/core'
import { createEngine } from '@maillon/engine'
import { googledrive } from '@maillon/toolkits'
import { createAdaptorServer } from '@hono/node-server'

const [database = ':memory:', driveUrl = '', folder] = process.argv.slice(2)
const server = createAdaptorServer({ fetch: (request) => engine.fetch(request) })
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const engine = await createEngine({
  toolkits: [googledrive],
  database,
  encryptionKey: `k1:${randomBytes(32).toString('base64')}`,
  publicUrl: url,
  authConfigs: { googledrive: { clientId: 'bench', clientSecret: 'bench-secret' } },
  routes: {
    'https://www.googleapis.com': driveUrl,
    'https://openidconnect.googleapis.com': driveUrl,
  },
  ...(folder && { files: { storage: folder } }),
})
const maillon = new Maillon({ engine })
const config = await maillon.authConfigs.create('googledrive')
await maillon.connectedAccounts.create('user_123', config.id, {
  accessToken: 'bench-access-token',
  expiresIn: 3_600,
  scope: ['https://www.googleapis.com/auth/drive'],
})
const { key } = await maillon.apiKeys.create({ name: 'bench' })

process.on('disconnect', () => process.exit())

let peak = 0
setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss())
}, 10).unref()

process.on('message', (asked) => {
  if (asked === 'peak') process.send?.(peak)
  else {
    globalThis.gc?.()
    peak = process.memoryUsage.rss()
    process.send?.(peak)
  }
})
process.send?.({ url, key })
