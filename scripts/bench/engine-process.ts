// An engine behind a port, as `maillon serve` has it, with a session whose user has connected the bench's upstream. Told the
// upstream's address and a database; tells its parent the address of the session's calls, and a key.
import { Maillon } from '@maillon/core'
import { listen } from '../../packages/cli/src/server/listen.ts'
import { connectedSession } from './connected-session.ts'

const [, , upstream = '', database = ''] = process.argv
const connected = Promise.withResolvers<Awaited<ReturnType<typeof connectedSession>>>()
const server = await listen({
  port: 0,
  start: async (publicUrl) => {
    const made = await connectedSession(upstream, {
      database,
      publicUrl,
      // The parent has the database too, where there are several.
      encryptionKey: `bench:${Buffer.alloc(32, 7).toString('base64')}`,
    })
    connected.resolve(made)
    return made.engine
  },
})
const { engine, session } = await connected.promise
const { key } = await new Maillon({ engine }).apiKeys.create({ name: 'bench', scopes: ['execute'] })
process.send?.({
  url: `${server.url}/api/v3.1/tool_router/session/${session.sessionId}/execute`,
  key,
})
// Told to say what it has taken of the processor, in ms.
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.((user + system) / 1_000)
})
process.on('disconnect', () => process.exit(0))
