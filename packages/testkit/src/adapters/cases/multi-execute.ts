import { strict as assert } from 'node:assert'
import type { AdapterCase } from '../adapter-driver.ts'
import { drive } from '../drive.ts'
import { type ScriptedSessionOptions, scriptedSession } from '../scripted-session.ts'
import { done, failed } from '../tool-result.ts'

interface Item {
  tool_slug: string
  response: { data: Record<string, unknown>; error?: string }
}

const items = [
  { tool_slug: 'ANY_THING', arguments: { n: 1 } },
  { tool_slug: 'GMAIL_SEND_EMAIL', arguments: { to: 'a' } },
  { tool_slug: 'CRM_DELETE', arguments: { id: 1 } },
]

async function start(driver: Parameters<AdapterCase['run']>[0], options: ScriptedSessionOptions) {
  const session = scriptedSession(options)
  const driven = await drive(driver, session)
  return {
    session,
    async runAll() {
      const told = await driven.read('COMPOSIO_MULTI_EXECUTE_TOOL', { tools: items })
      return { ...told, results: told.results as Item[] }
    },
  }
}

/** Several calls in one meta tool. */
export const multiExecuteCases: readonly AdapterCase[] = [
  {
    name: 'of a multi-execute each item has its own answer, in order',
    async run(driver) {
      const { session, runAll } = await start(driver, {})
      const { results, ...counts } = await runAll()
      assert.deepEqual(counts, { error_count: 0 })
      assert.deepEqual(
        results.map((item) => item.tool_slug),
        items.map((item) => item.tool_slug),
      )
      assert.deepEqual(
        results.map(({ response }) => response.data.input),
        items.map((item) => item.arguments),
      )
      assert.equal(session.asked.length, 1)
    },
  },
  {
    name: 'an item that fails leaves the others as they are',
    async run(driver) {
      const { runAll } = await start(driver, {
        run: async (slug) =>
          slug === 'ANY_THING' ? failed('upstream_error', 'No.') : done({ slug }),
      })
      const { results, ...counts } = await runAll()
      assert.deepEqual(counts, { error_count: 1 })
      assert.deepEqual(
        results.map(({ response }) => response.error),
        ['No.', undefined, undefined],
      )
      assert.equal(results[0]?.response.data.hint, 'Do as the hint says.')
    },
  },
  {
    name: 'an item that lacks its account has the link, and the others ran',
    async run(driver) {
      const { session, runAll } = await start(driver, { missing: ['gmail'] })
      const { results } = await runAll()
      assert.match(String(results[1]?.response.data.redirect_url), /\/link\/ln_gmail$/)
      assert.deepEqual(
        session.ran.map(({ slug }) => slug),
        ['ANY_THING', 'CRM_DELETE'],
      )
    },
  },
  {
    name: 'an item that needs an approval has its id, and the others ran',
    async run(driver) {
      const { session, runAll } = await start(driver, { asks: ['CRM_DELETE'] })
      const { results } = await runAll()
      assert.equal(results[2]?.response.data.code, 'approval_required')
      await session.context.approve(String(results[2]?.response.data.approval_id))
      const result = await session.context.resume(String(results[2]?.response.data.approval_id))
      assert.deepEqual(result.data.input, { id: 1 })
      assert.deepEqual(
        session.ran.map(({ slug }) => slug),
        ['ANY_THING', 'GMAIL_SEND_EMAIL', 'CRM_DELETE'],
      )
    },
  },
]
