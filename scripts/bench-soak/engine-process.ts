// An engine behind a port, as `maillon serve` has it, on a SQLite file with everything at its defaults. Told the upstream's
// address and the file; tells its parent its own address and a key, and, as often as it is asked, its heap after collection.
import { Maillon } from '@maillon/core'
import { createEngine, type Engine } from '@maillon/engine'
import { allToolkits } from '@maillon/toolkits'
import { listen } from '../../packages/cli/src/server/listen.ts'
import { benchToolkit } from '../bench/bench-toolkit.ts'

const [, , upstream = '', database = ''] = process.argv
const started = Promise.withResolvers<Engine>()
const server = await listen({
  port: 0,
  start: async (publicUrl) => {
    const engine = await createEngine({
      toolkits: [benchToolkit, ...allToolkits],
      database,
      publicUrl,
      encryptionKey: `bench:${Buffer.alloc(32, 7).toString('base64')}`,
      routes: { 'https://bench.example': upstream },
      // On, and never reached by one key that makes all calls of one toolkit; those of users are as they are.
      limits: { perKey: 1e9, perToolkit: 1e9 },
    })
    started.resolve(engine)
    return engine
  },
})
const { key } = await new Maillon({ engine: await started.promise }).apiKeys.create({
  name: 'bench',
  scopes: ['admin'],
})
process.send?.({ url: server.url, key })
process.on('message', () => {
  // What the first one makes free can have held more.
  globalThis.gc?.()
  globalThis.gc?.()
  const { heapUsed, external, rss } = process.memoryUsage()
  process.send?.({ heap: heapUsed / 2 ** 20, external: external / 2 ** 20, rss: rss / 2 ** 20 })
})
process.on('disconnect', () => process.exit(0))
