import { strict as assert } from 'node:assert'
import type { CreateSessionConfig } from '@maillon/core'
import type { AdapterCase } from '../adapter-driver.ts'
import { assertClean, type Driven, drive, readJson } from '../drive.ts'
import { type EngineWorld, startEngineWorld, userKey } from '../engine-world.ts'

interface Run extends Driven, EngineWorld {
  session: Awaited<ReturnType<EngineWorld['maillon']['create']>>
}

const direct: CreateSessionConfig = {
  toolkits: ['resend'],
  sessionPreset: 'direct_tools',
  manageConnections: true,
}
const mail = { from: 'ada@example.com', to: 'zoë@example.com', subject: 'Milk 🥛', text: 'Please.' }
const send = ['RESEND_SEND_EMAIL', mail] as const
const list = ['RESEND_LIST_DOMAINS', {}] as const

/** A case on an engine of its own. */
function onEngine(
  name: string,
  config: CreateSessionConfig,
  run: (run: Run) => Promise<void>,
): AdapterCase {
  return {
    name: `with a real engine: ${name}`,
    async run(driver) {
      const world = await startEngineWorld()
      try {
        const session = await world.maillon.create('user_1', config)
        await run({ ...world, ...(await drive(driver, await session.tools())), session })
      } finally {
        await world.stop()
      }
    },
  }
}

/** The way of a call through a whole engine. */
export const realEngineCases: readonly AdapterCase[] = [
  onEngine('a tool is found, its account connected in the chat, and it runs', {}, async (run) => {
    const queries = [{ use_case: 'send a mail with resend' }]
    assert.match(await run.tell('COMPOSIO_SEARCH_TOOLS', { queries }), /RESEND_SEND_EMAIL/)
    const asked = await run.read('COMPOSIO_MANAGE_CONNECTIONS', { toolkits: ['resend'] })
    const { resend } = asked.results as { resend: { redirect_url: string } }
    await run.connect(resend.redirect_url)
    const tools = [{ tool_slug: 'RESEND_SEND_EMAIL', arguments: mail }]
    const { results } = await run.read('COMPOSIO_MULTI_EXECUTE_TOOL', { tools })
    const [item] = results as { response: { data: unknown } }[]
    assert.deepEqual(item?.response.data, { id: 'mail_1' })
    assert.deepEqual(run.sent, [mail])
  }),
  onEngine('arguments that do not fit are told', direct, async ({ tell, gate }) => {
    const text = await tell('RESEND_SEND_EMAIL', { ...mail, subject: 5 })
    assert.match(text, /subject/)
    assertClean(text)
    assert.deepEqual(gate.requests, [])
  }),
  onEngine('a missing account has a link, and the call repeated runs once', direct, async (run) => {
    const first = await run.read(...send)
    assert.equal(first.code, 'connection_required')
    await run.connect(first.redirect_url)
    assert.deepEqual(await run.read(...send), { id: 'mail_1' })
    assert.deepEqual(run.sent, [mail])
  }),
  onEngine('resumed and repeated together, it runs once', direct, async (run) => {
    const { redirect_url: link, pending_id: id } = await run.read(...send)
    await run.connect(link)
    const [result, told] = await Promise.all([run.session.resume(String(id)), run.read(...send)])
    assert.deepEqual([result.data, told], [{ id: 'mail_1' }, { id: 'mail_1' }])
    assert.deepEqual(run.sent, [mail])
  }),
  onEngine(
    'where the app connects accounts itself, there is no link',
    { ...direct, manageConnections: false },
    async ({ tell }) => {
      const text = await tell(...send)
      assert.equal(readJson(text).code, 'connection_required')
      assert.doesNotMatch(text, /ln_|pc_/)
    },
  ),
  onEngine(
    'a call that waits for an approval runs once with it, and never without',
    { ...direct, permissions: { effects: { write: 'ask_always' } } },
    async ({ session, read, connect, sent }) => {
      await connect((await read(...list)).redirect_url)
      const asked = await read(...send)
      assert.equal(asked.code, 'approval_required')
      assert.deepEqual(sent, [])
      await session.approve(String(asked.approval_id))
      assert.deepEqual(await read(...send), { id: 'mail_1' })
      const again = await read(...send)
      await session.deny(String(again.approval_id))
      assert.equal((await read(...send)).code, 'approval_denied')
      assert.deepEqual(sent, [mail])
    },
  ),
  onEngine('the user’s key is in no transcript, whatever the service says', direct, async (run) => {
    await run.connect((await run.read(...list)).redirect_url)
    const body = JSON.stringify({ message: `Bearer ${userKey}`, data: [], key: userKey })
    for (const status of [200, 400, 403, 500, 401]) {
      run.gate.faults.push({ match: /^GET/, status, body })
      const [answer] = await run.step([list])
      const transcript = `${answer?.text}${JSON.stringify(answer?.artifact)}`
      assert(!transcript.includes(userKey), `The key is in the answer to a ${status}.`)
      assertClean(transcript)
    }
  }),
  onEngine('a service that is down is an answer, and the next call works', direct, async (run) => {
    await run.connect((await run.read(...list)).redirect_url)
    run.gate.faults.push({ match: /^GET/, destroy: 'before', times: 9 })
    assert.match(String((await run.read(...list)).code), /^upstream_/)
    run.gate.faults.length = 0
    assert.deepEqual(await run.read(...list), { data: [] })
  }),
  onEngine('an abort while the service is slow ends the run', direct, async (run) => {
    await run.connect((await run.read(...list)).redirect_url)
    await run.read(...list)
    run.gate.faults.push({ match: /^GET/, delayMs: 60_000 })
    const before = run.gate.requests.length
    const controller = new AbortController()
    const ended = assert.rejects(run.tell(...list, { signal: controller.signal }))
    while (run.gate.requests.length === before) await new Promise((go) => setTimeout(go, 5))
    controller.abort()
    await ended
  }),
  onEngine('an engine that is gone is an answer without a stack', direct, async (run) => {
    await run.closeEngine()
    const text = await run.tell(...list)
    assert.equal(typeof readJson(text).code, 'string')
    assertClean(text)
  }),
]
