import { strict as assert } from 'node:assert'
import type { AdapterCase } from '../adapter-driver.ts'
import { assertClean, drive, write } from '../drive.ts'
import { sampleTool } from '../sample-tool.ts'
import { scriptedSession } from '../scripted-session.ts'

/** Arguments that do not fit, and what the model has to read of each. */
const wrong: [kind: string, input: unknown, told: RegExp][] = [
  ['of a wrong type', { to: 5 }, /\bto\b/],
  ['that lack one', { body: 'Hello' }, /\bto\b/],
  ['with one too many', { to: 'a', bcc: 'b' }, /bcc/],
  ['that are none of the choices', { to: 'a', priority: 'urgent' }, /priority/],
  ['that are null where they may not be', { to: null }, /\bto\b/],
  ['that are a list', ['a'], /./],
  ['that are a number', 5, /./],
  ['that are null', 'null', /./],
  ['that are text', '"a"', /./],
]

/** What models write that does not fit. */
export const badArgumentsCases: readonly AdapterCase[] = [
  ...wrong.map(
    ([kind, input, told]): AdapterCase => ({
      name: `arguments ${kind} never reach the session, and the model is told`,
      async run(driver) {
        const session = scriptedSession()
        const { adapter, nameOf } = await drive(driver, session)
        const [answer] = await adapter.call([write(nameOf('GMAIL_SEND_EMAIL'), input)])
        assert.deepEqual(session.asked, [])
        if (!answer) return
        assert.match(answer.text, told)
        assertClean(answer.text)
      },
    }),
  ),
  ...['{"to":', '{"to":"a"', 'to: a', '{"to":"a"}}', '{\'to\': "a"}'].map(
    (text): AdapterCase => ({
      name: `text that is no JSON never reaches the session: ${text}`,
      async run(driver) {
        const session = scriptedSession()
        const { adapter, nameOf } = await drive(driver, session)
        const [answer] = await adapter.call([write(nameOf('GMAIL_SEND_EMAIL'), text)])
        assert.deepEqual(session.asked, [])
        if (answer) assertClean(answer.text)
      },
    }),
  ),
  ...['NO_SUCH_TOOL', 'gmail_send_email', 'constructor', '__proto__', 'toString', ''].map(
    (name): AdapterCase => ({
      name: `a tool that was not offered does not run, and nothing breaks: "${name}"`,
      async run(driver) {
        const session = scriptedSession({ tools: [sampleTool('GMAIL_SEND_EMAIL')] })
        const { adapter, read } = await drive(driver, session)
        const [answer] = await adapter.call([{ name, arguments: '{}' }])
        assert(
          session.ran.every(({ slug }) => slug === name),
          'No other tool runs in its place.',
        )
        if (answer) assertClean(answer.text)
        assert.equal((await read('GMAIL_SEND_EMAIL', {})).slug, 'GMAIL_SEND_EMAIL')
      },
    }),
  ),
  {
    name: 'a call that is wrong does not harm the one beside it',
    async run(driver) {
      const session = scriptedSession()
      const { step } = await drive(driver, session)
      const [bad, good] = await step([
        ['GMAIL_SEND_EMAIL', { to: 5 }],
        ['GMAIL_SEND_EMAIL', { to: 'a' }],
      ])
      assert.match(bad?.text ?? '', /\bto\b/)
      assert.deepEqual(JSON.parse(good?.text ?? '').input, { to: 'a' })
      assert.equal(session.asked.length, 1)
    },
  },
  {
    name: 'of very many mistakes the model is told a few',
    async run(driver) {
      const names = Array.from({ length: 500 }, (_, index) => `field_${index}`)
      const properties = Object.fromEntries(names.map((name) => [name, { type: 'string' }]))
      const inputParameters = { type: 'object', properties, required: names }
      const session = scriptedSession({ tools: [sampleTool('WIDE_FORM', { inputParameters })] })
      const { tell } = await drive(driver, session)
      const text = await tell('WIDE_FORM', Object.fromEntries(names.map((name) => [name, 1])))
      assert.match(text, /field_0\b/)
      assert.deepEqual(session.asked, [])
    },
  },
  {
    name: 'a model that mends its arguments gets through',
    async run(driver) {
      const session = scriptedSession()
      const { tell, read } = await drive(driver, session)
      await tell('GMAIL_SEND_EMAIL', {})
      assert.deepEqual((await read('GMAIL_SEND_EMAIL', { to: 'a' })).input, { to: 'a' })
    },
  },
]
