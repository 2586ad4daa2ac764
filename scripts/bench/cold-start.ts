// A fresh process: prints how long it took from its own start to the first session's tools, and its memory then.
import { randomBytes } from 'node:crypto'
import { Maillon } from '@maillon/core'
import { createEngine } from '@maillon/engine'
import { allToolkits } from '@maillon/toolkits'

const engine = await createEngine({
  toolkits: allToolkits,
  database: ':memory:',
  encryptionKey: `k1:${randomBytes(32).toString('base64')}`,
})
await (await new Maillon({ engine }).create('user_123')).tools()
// performance.now() counts from the start of the process.
console.log(
  JSON.stringify({ ms: performance.now(), rssMib: process.memoryUsage.rss() / 1024 ** 2 }),
)
await engine.close()
