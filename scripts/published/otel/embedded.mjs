// An app with the engine inside, which calls a tool once, with a key that it brought along.
import { createServer } from 'node:http'
import { Maillon } from '@maillon/core'
import { createEngine } from '@maillon/engine'
import { allToolkits } from '@maillon/toolkits'

const { ENCRYPTION_KEY, RESEND_KEY } = process.env
const resend = createServer((request, response) => {
  const isKnown = request.headers.authorization === `Bearer ${RESEND_KEY}`
  response.writeHead(isKnown ? 200 : 401, { 'content-type': 'application/json' })
  response.end(JSON.stringify(isKnown ? { object: 'list', data: [] } : { name: 'no' }))
})
await new Promise((resolve) => resend.listen(0, '127.0.0.1', resolve))
const engine = await createEngine({
  toolkits: allToolkits,
  database: ':memory:',
  encryptionKey: ENCRYPTION_KEY,
  routes: { 'https://api.resend.com': `http://127.0.0.1:${resend.address().port}` },
})
const maillon = new Maillon({ engine })
const { id } = await maillon.authConfigs.create('resend')
await maillon.connectedAccounts.create('ada', id, { apiKey: RESEND_KEY })
const session = await maillon.create('ada', { toolkits: ['resend'] })
const { error } = await session.execute('RESEND_LIST_DOMAINS', {})
if (error) throw new Error(error)
await engine.close()
resend.closeAllConnections()
resend.close()
