import { Maillon } from '@maillon/core'
import { getEngine } from './engine.ts'

/** A session of the user, on the engine in this process. A real app takes the user from its own login. */
export async function openSession() {
  const maillon = new Maillon({ engine: await getEngine() })
  return maillon.create('user_123', { toolkits: ['github'], manageConnections: false })
}
