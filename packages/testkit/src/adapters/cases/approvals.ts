import { strict as assert } from 'node:assert'
import type { AdapterCase, AdapterDriver } from '../adapter-driver.ts'
import { drive } from '../drive.ts'
import { scriptedSession } from '../scripted-session.ts'

const send = ['GMAIL_SEND_EMAIL', { to: 'zoë' }] as const
const sent = { slug: 'GMAIL_SEND_EMAIL', input: { to: 'zoë' } }

async function start(driver: AdapterDriver) {
  const session = scriptedSession({ asks: ['GMAIL_SEND_EMAIL'] })
  const driven = await drive(driver, session)
  const told = await driven.read(...send)
  return { session, ...driven, told, id: String(told.approval_id) }
}

/** Calls that the app has to approve. */
export const approvalsCases: readonly AdapterCase[] = [
  {
    name: 'a call that needs an approval does not run, and the model is told what is asked',
    async run(driver) {
      const { session, told } = await start(driver)
      assert.equal(told.code, 'approval_required')
      assert.match(String(told.approval_id), /^pc_/)
      assert.deepEqual([told.tool_slug, told.arguments], ['GMAIL_SEND_EMAIL', { to: 'zoë' }])
      assert.equal(session.asked.length, 1)
      assert.deepEqual(session.ran, [])
    },
  },
  {
    name: 'approved, the model’s call runs as it was, and once',
    async run(driver) {
      const { session, read, id } = await start(driver)
      await session.context.approve(id)
      assert.deepEqual(await read(...send), sent)
      assert.deepEqual((await session.context.resume(id)).data, sent)
      assert.deepEqual(session.ran, [sent])
    },
  },
  {
    name: 'an approval is for the arguments that it was given for',
    async run(driver) {
      const { session, read, id } = await start(driver)
      await session.context.approve(id)
      const other = await read('GMAIL_SEND_EMAIL', { to: 'mallory' })
      assert.equal(other.code, 'approval_required')
      assert.notEqual(other.approval_id, id)
      assert.deepEqual(session.ran, [])
    },
  },
  {
    name: 'denied, it never runs, and the model is told',
    async run(driver) {
      const { session, read, id } = await start(driver)
      await session.context.deny(id)
      assert.equal((await read(...send)).code, 'approval_denied')
      assert.equal((await session.context.resume(id)).data.code, 'approval_denied')
      assert.deepEqual(session.ran, [])
    },
  },
  {
    name: 'an approval that comes too late runs nothing, and the model may ask again',
    async run(driver) {
      const { session, read, id } = await start(driver)
      session.expire()
      await session.context.approve(id)
      assert.equal((await session.context.resume(id)).data.code, 'pending_expired')
      assert.equal((await read(...send)).code, 'approval_required')
      assert.deepEqual(session.ran, [])
    },
  },
  {
    name: 'no model can approve its own call: nothing of the kind is offered',
    async run(driver) {
      const { session, offered } = await start(driver)
      assert.equal(offered.length, session.tools.length)
      assert(offered.every(({ name }) => !/approv|den(y|ied)|resume/i.test(name)))
    },
  },
  {
    name: 'a model that asks again before the app has decided waits for the same approval',
    async run(driver) {
      const { session, read, told } = await start(driver)
      assert.deepEqual(await read(...send), told)
      assert.deepEqual(session.ran, [])
    },
  },
]
