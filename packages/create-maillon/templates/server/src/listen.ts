import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Listens on this machine, and answers the address for browsers. */
export async function listen(server: Server): Promise<string> {
  const port = Number(process.env.PORT || 3000)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })
  return process.env.PUBLIC_URL || `http://localhost:${(server.address() as AddressInfo).port}`
}
