import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Listens on this machine, and answers the address for browsers. Ends the app where the port is another one's. */
export async function listen(server: Server): Promise<string> {
  const port = Number(process.env.PORT || 3000)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error)
      console.error(
        `Port ${port} is taken: name another one as PORT in .env, or 0 for any free one.`,
      )
      process.exit(1)
    })
    server.listen(port, '127.0.0.1', resolve)
  })
  return process.env.PUBLIC_URL || `http://localhost:${(server.address() as AddressInfo).port}`
}
