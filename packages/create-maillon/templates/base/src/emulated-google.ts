import { Maillon } from '@maillon/core'
import type { Engine } from '@maillon/engine'

/** A Google on this machine, with two mailboxes: for as long as you have no client of your own. */
export async function emulatedGoogle() {
  const { startUpstreams } = await import('@maillon/testkit/upstreams')
  const { routes, authConfigs } = await startUpstreams({ services: ['google'] })
  return {
    routes,
    authConfigs: { gmail: authConfigs.gmail },
    /** It has forgotten all that it gave out before: so do we. */
    async forget(engine: Engine): Promise<void> {
      const { connectedAccounts } = new Maillon({ engine })
      const { items } = await connectedAccounts.list({ toolkitSlugs: ['gmail'], limit: 1000 })
      for (const { id } of items) await connectedAccounts.delete(id, { revoke: false })
    },
  }
}
