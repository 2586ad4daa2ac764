import { allToolkits, linear } from '@maillon/toolkits'
import { expect, onTestFinished, test } from 'vitest'
import { startTestApi } from './test-api.contract.ts'

test('a toolkit that is put into a running engine is there for its sessions, and gone once it is removed', async () => {
  const api = await startTestApi({ toolkits: allToolkits.filter((toolkit) => toolkit !== linear) })
  onTestFinished(api.stop)
  const sessionId = await api.session()
  const found = async () => {
    const queries = [{ use_case: 'create a linear issue' }]
    const { data } = await api.execute(sessionId, 'COMPOSIO_SEARCH_TOOLS', { queries })
    return JSON.stringify(data)
  }
  expect(await found()).not.toContain('LINEAR_CREATE_LINEAR_ISSUE')
  api.engine.catalogue.put(linear)
  expect(await found()).toContain('LINEAR_CREATE_LINEAR_ISSUE')
  const link = await api.call('linkInSession', {
    path: { sessionId },
    body: { toolkit: 'linear' },
  })
  expect(link.error?.slug).not.toBe('toolkit_not_found')
  const narrow = await api.session({ toolkits: ['linear'] })
  expect(api.engine.catalogue.remove('linear')).toBe(true)
  expect(await found()).not.toContain('LINEAR_CREATE_LINEAR_ISSUE')
  const gone = await api.execute(narrow, 'LINEAR_LIST_LINEAR_TEAMS')
  expect(gone.data).toMatchObject({ code: 'tool_not_found' })
  const searched = await api.execute(narrow, 'COMPOSIO_SEARCH_TOOLS', {
    queries: [{ use_case: 'list teams' }],
  })
  expect(searched.data).toMatchObject({ success: false })
})
