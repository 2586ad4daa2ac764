// Tools of the app's own, in one session with those of the catalogue.
import { strict as assert } from 'node:assert'
import { Maillon } from '@maillon/core'
import { startTestEngine } from '@maillon/testkit'
import { clickLink } from '@maillon/testkit/browser'
import { startUpstreams } from '@maillon/testkit/upstreams'
import { countRepositories, findOrder } from './tools.ts'

const upstreams = await startUpstreams({ services: ['github'] })
const { engine, stop } = await startTestEngine({
  routes: upstreams.routes,
  authConfigs: upstreams.authConfigs,
})
try {
  const session = await new Maillon({ engine }).create('user_123', {
    toolkits: ['github'],
    experimental: { customTools: [findOrder, countRepositories] },
  })
  const tools = await session.tools()
  console.log('The session lists:', tools.map((tool) => tool.function.name).join(', '))

  const { results } = await session.search({ query: 'how many repositories does the user have' })
  console.log('A search finds:   ', results[0]?.primaryToolSlugs.join(', '))

  const order = await session.execute('LOCAL_FIND_ORDER', { number: 'A-118' })
  console.log('Of the app:       ', JSON.stringify(order.data))
  assert.deepEqual(order.data, { item: 'Quick link, steel', state: 'sent' })

  const before = await session.execute('LOCAL_GITHUB_COUNT_REPOSITORIES')
  console.log('Not connected:    ', before.data.code)
  assert.equal(before.data.code, 'connection_required')

  await clickLink(String(before.data.redirect_url), { user: upstreams.users.ada.email })

  const after = await session.execute('LOCAL_GITHUB_COUNT_REPOSITORIES')
  console.log('Connected:        ', JSON.stringify(after.data))
  assert(Number(after.data.count) > 0)
} finally {
  await stop()
  await upstreams.stop()
}
