import { strict as assert } from 'node:assert'
import type { ModelCall, PausingCase, PausingRun } from '../adapter-driver.ts'
import { assertClean } from '../drive.ts'
import { multiExecute } from '../sample-tool.ts'
import { scriptedSession } from '../scripted-session.ts'

const call = (name: string, input: unknown): ModelCall => ({
  name,
  arguments: JSON.stringify(input),
})
const send = (to: string) => call('GMAIL_SEND_EMAIL', { to })
const sent = (to: string) => ({ slug: 'GMAIL_SEND_EMAIL', input: { to } })
const asking = () => scriptedSession({ asks: ['GMAIL_SEND_EMAIL'] })

function waiting(run: PausingRun) {
  return run.waiting.map(({ name, arguments: text }) => ({ slug: name, input: JSON.parse(text) }))
}

const read = (run: PausingRun) => run.told.map((told) => JSON.parse(told?.text ?? ''))

/** Where a framework can stop a run for its user: how adapters let it ask for approvals. */
export const pausingCases: readonly PausingCase[] = [
  {
    name: 'a call that needs an approval stops the run, and does not run',
    async run(driver) {
      const session = asking()
      const stopped = await driver(session, [send('a')])
      assert.deepEqual(waiting(stopped), [sent('a')])
      assert.deepEqual(session.ran, [])
    },
  },
  {
    name: 'a call that needs none does not stop the run',
    async run(driver) {
      const session = asking()
      const done = await driver(session, [call('ANY_THING', { n: 1 })])
      assert.deepEqual(done.waiting, [])
      assert.deepEqual(read(done), [{ slug: 'ANY_THING', input: { n: 1 } }])
    },
  },
  {
    name: 'approved, a saved run goes on with the very call, which runs once',
    async run(driver) {
      const session = asking()
      const stopped = await driver(session, [send('zoë 🙂')])
      const done = await stopped.answer(() => true)
      assert.deepEqual(read(done), [sent('zoë 🙂')])
      assert.deepEqual(session.ran, [sent('zoë 🙂')])
    },
  },
  {
    name: 'approved twice, as by a second tab, it runs once',
    async run(driver) {
      const session = asking()
      const stopped = await driver(session, [send('a')])
      await stopped.answer(() => true)
      await stopped.answer(() => true).catch(() => undefined)
      assert.deepEqual(session.ran, [sent('a')])
    },
  },
  {
    name: 'approved, and made again in another run, it is asked for again',
    async run(driver) {
      const session = asking()
      await (await driver(session, [send('a')])).answer(() => true)
      const again = await driver(session, [send('a')])
      assert.deepEqual(waiting(again), [sent('a')])
      assert.equal(session.ran.length, 1)
    },
  },
  {
    name: 'denied, it never runs, and the model is told',
    async run(driver) {
      const session = asking()
      const stopped = await driver(session, [send('a')])
      const [told] = (await stopped.answer(() => false)).told
      assert(told)
      assertClean(told.text)
      assert.deepEqual(session.ran, [])
    },
  },
  {
    name: 'of several, the user decides on each',
    async run(driver) {
      const session = asking()
      let run = await driver(session, [send('a'), send('b'), send('c')])
      for (let turns = 0; run.waiting.length > 0; turns += 1) {
        assert(turns < 3, 'Each is asked for once.')
        run = await run.answer(({ arguments: text }) => !text.includes('"b"'))
      }
      assert.deepEqual(session.ran.map(({ input }) => input.to).toSorted(), ['a', 'c'])
      assert.deepEqual(JSON.parse(run.told[0]?.text ?? ''), sent('a'))
      assert.deepEqual(JSON.parse(run.told[2]?.text ?? ''), sent('c'))
      assert(run.told[1])
    },
  },
  {
    name: 'a call beside one that waits runs once',
    async run(driver) {
      const session = asking()
      const stopped = await driver(session, [call('ANY_THING', { n: 1 }), send('a')])
      assert.deepEqual(waiting(stopped), [sent('a')])
      const done = await stopped.answer(() => true)
      assert.deepEqual(read(done), [{ slug: 'ANY_THING', input: { n: 1 } }, sent('a')])
      assert.equal(session.ran.length, 2)
    },
  },
  {
    name: 'wrong arguments are told to the model, and nobody is asked',
    async run(driver) {
      const session = asking()
      const done = await driver(session, [call('GMAIL_SEND_EMAIL', { to: 5 })])
      assert.deepEqual(done.waiting, [])
      assert.match(done.told[0]?.text ?? '', /\bto\b/)
      assert.deepEqual(session.asked, [])
    },
  },
  {
    name: 'an item of a multi-execute that needs an approval stops the run before any item has run',
    async run(driver) {
      const session = asking()
      const tools = [
        { tool_slug: 'ANY_THING', arguments: {} },
        { tool_slug: 'GMAIL_SEND_EMAIL', arguments: { to: 'a' } },
      ]
      const stopped = await driver(session, [call(multiExecute.slug, { tools })])
      assert.equal(stopped.waiting.length, 1)
      assert.deepEqual(session.ran, [])
      const [answer] = read(await stopped.answer(() => true))
      assert.equal(answer.results.length, 2)
      assert.equal(session.ran.length, 2)
    },
  },
  {
    name: 'where nobody can be asked what a call needs, it does not run',
    async run(driver) {
      const session = asking()
      const review = () => Promise.reject(new Error('postgres://me:secret@db'))
      const run = await driver({ ...session, context: { ...session.context, review } }, [send('a')])
      assert.deepEqual(session.ran, [])
      for (const told of run.told) if (told) assert.doesNotMatch(told.text, /secret/)
    },
  },
]
