// A fresh process, which keeps what it compiled as `maillon serve` does: prints how long it took from its own start to the first
// session's tools, and its memory then. With three toolkits, with these and all services, of which it uses three, or with the
// whole catalogue and all services. Told `packages`, it imports what the last one does, and does nothing; told `hono`, it
// starts an empty server. In JavaScript, since Node would load what strips types.
import { randomBytes } from 'node:crypto'
import { enableCompileCache } from 'node:module'

enableCompileCache()
const [, , told] = process.argv
const contents = { catalogue: everything, three, services: threeAndServices }

if (told === 'hono') await startHono()
else if (told === 'packages') await importPackages()
else await startEngine(contents[told])
// performance.now() counts from the start of the process.
console.log(
  JSON.stringify({ ms: performance.now(), rssMib: process.memoryUsage.rss() / 1024 ** 2 }),
)
// Before its database is closed: nothing is measured any more.
process.exit()

async function startEngine(contentsOf) {
  const [{ Maillon }, { createEngine }] = await Promise.all([
    import('@maillon/core'),
    import('@maillon/engine'),
  ])
  const engine = await createEngine({
    ...(await contentsOf()),
    database: ':memory:',
    encryptionKey: `k1:${randomBytes(32).toString('base64')}`,
  })
  const maillon = new Maillon({ engine })
  await (await maillon.create('user_123')).tools()
  if (told === 'services')
    for (const slug of ['datadog', 'spotify', 'box']) await maillon.toolkits.get(slug)
}

async function startHono() {
  const [{ Hono }, { serve }] = await Promise.all([import('hono'), import('@hono/node-server')])
  const app = new Hono().get('/', (context) => context.text('here'))
  await new Promise((listening) =>
    serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, listening),
  )
}

async function importPackages() {
  await Promise.all([
    import('@maillon/core'),
    import('@maillon/engine'),
    import('@maillon/services'),
    import('@maillon/toolkits'),
  ])
}

async function everything() {
  const [{ allToolkits }, { services }] = await Promise.all([
    import('@maillon/toolkits'),
    import('@maillon/services'),
  ])
  return { toolkits: allToolkits, services: services() }
}

async function three() {
  const [{ github }, { gmail }, { slack }] = await Promise.all([
    import('@maillon/toolkits/github'),
    import('@maillon/toolkits/gmail'),
    import('@maillon/toolkits/slack'),
  ])
  return { toolkits: [github, gmail, slack] }
}

async function threeAndServices() {
  const [{ toolkits }, { services }] = await Promise.all([three(), import('@maillon/services')])
  return { toolkits, services: services() }
}
