import type { Part } from '../part.ts'
import { clients } from './clients.ts'
import { tryClient } from './try-client.ts'
import { tryExports } from './try-exports.ts'

/** Installs the packages as each package manager does, and uses them from modules of both kinds. */
export const part: Part = async ({ registry, folder }) => {
  const place = { registry, folder }
  const tries = [
    ...(await clients(registry)).map((client) => tryClient(client, place)),
    tryExports(place),
  ]
  return (await Promise.all(tries)).flat()
}
