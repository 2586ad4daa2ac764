import { strict as assert } from 'node:assert'
import type { AdapterCase } from '../adapter-driver.ts'
import { drive, readJson } from '../drive.ts'
import { type ScriptedSessionOptions, scriptedSession } from '../scripted-session.ts'
import { failed } from '../tool-result.ts'

const link = 'https://connect.example.test/link/ln_gmail'
const send = ['GMAIL_SEND_EMAIL', { to: 'zoë' }] as const
const sent = { slug: 'GMAIL_SEND_EMAIL', input: { to: 'zoë' } }

async function start(driver: Parameters<AdapterCase['run']>[0], more: ScriptedSessionOptions = {}) {
  const session = scriptedSession({ missing: ['gmail'], ...more })
  return { session, ...(await drive(driver, session)) }
}

/** Calls that lack the user's account. */
export const missingAccountCases: readonly AdapterCase[] = [
  {
    name: 'the link to connect an account reaches the model, from one call of the engine',
    async run(driver) {
      const { session, read } = await start(driver)
      const told = await read(...send)
      assert.equal(told.code, 'connection_required')
      assert.equal(told.redirect_url, link)
      assert.equal(told.toolkit, 'gmail')
      assert.equal(typeof told.error, 'string')
      assert.equal(session.asked.length, 1)
      assert.deepEqual(session.ran, [])
    },
  },
  {
    name: 'where the app connects accounts itself, the model is told so and gets no link',
    async run(driver) {
      const { session, tell } = await start(driver, { manageConnections: false })
      const text = await tell(...send)
      assert.equal(readJson(text).code, 'connection_required')
      assert.doesNotMatch(text, /https?:|ln_|pc_/)
      assert.deepEqual(session.ran, [])
    },
  },
  {
    name: 'scopes that an account lacks reach the model',
    async run(driver) {
      const missing_scopes = ['gmail.send']
      const result = failed('connection_required', 'Connect again.', { missing_scopes })
      const { read } = await drive(driver, scriptedSession({ run: async () => result }))
      assert.deepEqual((await read(...send)).missing_scopes, missing_scopes)
    },
  },
  {
    name: 'resumed once the user has connected, the call runs as it was, and once',
    async run(driver) {
      const { session, read } = await start(driver)
      const { pending_id: id } = await read(...send)
      session.connect('gmail')
      const [one, two] = await Promise.all([
        session.context.resume(String(id)),
        session.context.resume(String(id)),
      ])
      assert.deepEqual([one.data, two.data], [sent, sent])
      assert.deepEqual(session.ran, [sent])
    },
  },
  {
    name: 'a model that calls again once the user has connected gets its answer, and it ran once',
    async run(driver) {
      const { session, read } = await start(driver)
      await read(...send)
      session.connect('gmail')
      assert.deepEqual(await read(...send), sent)
      assert.deepEqual(session.ran, [sent])
    },
  },
  {
    name: 'a model that calls again after it was resumed gets that result, and it ran once',
    async run(driver) {
      const { session, read } = await start(driver)
      const { pending_id: id } = await read(...send)
      session.connect('gmail')
      await session.context.resume(String(id))
      assert.deepEqual(await read(...send), sent)
      assert.deepEqual(session.ran, [sent])
    },
  },
  {
    name: 'resumed and called again at the same time, it runs once',
    async run(driver) {
      const { session, read } = await start(driver)
      const { pending_id: id } = await read(...send)
      session.connect('gmail')
      const [result, told] = await Promise.all([session.context.resume(String(id)), read(...send)])
      assert.deepEqual([result.data, told], [sent, sent])
      assert.deepEqual(session.ran, [sent])
    },
  },
  {
    name: 'a model that calls again too early is told the same, and waits for the same call',
    async run(driver) {
      const { session, read } = await start(driver)
      const first = await read(...send)
      assert.deepEqual(await read(...send), first)
      assert.deepEqual(session.ran, [])
    },
  },
  {
    name: 'a call that waited too long is not run late, and can be made anew',
    async run(driver) {
      const { session, read } = await start(driver)
      const { pending_id: id } = await read(...send)
      session.expire()
      session.connect('gmail')
      assert.equal((await session.context.resume(String(id))).data.code, 'pending_expired')
      assert.deepEqual(session.ran, [])
      assert.deepEqual(await read(...send), sent)
    },
  },
  {
    name: 'of several calls at once, the one that lacks its account does not harm the others',
    async run(driver) {
      const { session, step } = await start(driver)
      const answers = await step([['ANY_THING', { n: 1 }], send, ['ANY_THING', { n: 2 }]])
      const [one, lacking, two] = answers.map(({ text }) => readJson(text))
      assert.deepEqual([one?.input, two?.input], [{ n: 1 }, { n: 2 }])
      assert.equal(lacking?.redirect_url, link)
      assert.equal(session.asked.length, 3)
    },
  },
]
