// A fresh process: prints how long it took from its own start to the first session's tools, and its memory then: with
// the whole catalogue, with three toolkits, or with these and all services, of which it uses three.
import { randomBytes } from 'node:crypto'
import { Maillon } from '@maillon/core'
import { createEngine } from '@maillon/engine'

const [, , told] = process.argv

const engine = await createEngine({
  ...(told === 'catalogue' ? await everyToolkit() : await threeToolkits(told === 'services')),
  database: ':memory:',
  encryptionKey: `k1:${randomBytes(32).toString('base64')}`,
})
const maillon = new Maillon({ engine })
await (await maillon.create('user_123')).tools()
if (told === 'services')
  for (const slug of ['datadog', 'spotify', 'box']) await maillon.toolkits.get(slug)
// performance.now() counts from the start of the process.
console.log(
  JSON.stringify({ ms: performance.now(), rssMib: process.memoryUsage.rss() / 1024 ** 2 }),
)
await engine.close()

async function everyToolkit() {
  const { allToolkits } = await import('@maillon/toolkits')
  return { toolkits: allToolkits }
}

async function threeToolkits(withServices: boolean) {
  const [{ github }, { gmail }, { slack }] = await Promise.all([
    import('@maillon/toolkits/github'),
    import('@maillon/toolkits/gmail'),
    import('@maillon/toolkits/slack'),
  ])
  const toolkits = [github, gmail, slack]
  if (!withServices) return { toolkits }
  const { services } = await import('@maillon/services')
  return { toolkits, services: services() }
}
