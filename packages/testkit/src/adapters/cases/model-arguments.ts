import { strict as assert } from 'node:assert'
import type { AdapterCase } from '../adapter-driver.ts'
import { drive } from '../drive.ts'
import { sampleTool } from '../sample-tool.ts'
import { scriptedSession } from '../scripted-session.ts'

/** Arguments of an open tool that have to arrive as the model wrote them. */
const arriving: Record<string, Record<string, unknown>> = {
  'in any script': { text: 'zoë 🙂 👩‍👩‍👧 天気 שלום مرحبا ‮x‬ e\u0301', 名: 1 },
  'with quotes, slashes and control characters': { text: '"\'`\\ \n\r\t\u0000\u2028 </script>' },
  'that are null': { a: null, list: [null], deep: { b: null } },
  'that are false, zero or empty': { no: false, zero: 0, none: '', list: [], object: {} },
  'of any number': { whole: 9007199254740991, part: 0.1, big: 1e21, less: -1.5e-7 },
  'in lists of mixed things': { list: [1, 'a', [2, ['b']], { c: 3 }] },
  'in thirty levels': nested(30),
  'of a million characters': { text: 'é'.repeat(1_000_000) },
  'named as parts of objects are': { toString: 'a', hasOwnProperty: 'b', length: 2 },
}

/** The arguments that a model writes. */
export const modelArgumentsCases: readonly AdapterCase[] = [
  ...Object.entries(arriving).map(
    ([kind, input]): AdapterCase => ({
      name: `arguments ${kind} arrive as they were written`,
      async run(driver) {
        const session = scriptedSession()
        const { read } = await drive(driver, session)
        assert.deepEqual((await read('ANY_THING', input)).input, input)
        assert.deepEqual(
          session.asked.map((call) => call.input),
          [input],
        )
      },
    }),
  ),
  {
    name: 'half of a surrogate pair stops nothing',
    async run(driver) {
      const session = scriptedSession()
      const { read } = await drive(driver, session)
      await read('ANY_THING', { text: 'a\ud83d', other: '\ude42b' })
      assert.match(String(session.asked[0]?.input.text), /^a[\ud83d\ufffd]$/)
    },
  },
  {
    name: 'no arguments are an empty object',
    async run(driver) {
      const session = scriptedSession()
      const { read } = await drive(driver, session)
      assert.deepEqual((await read('ANY_THING', {})).input, {})
    },
  },
  {
    // Some models write nothing when there is nothing to say.
    name: 'no text at all is no arguments',
    async run(driver) {
      const session = scriptedSession()
      const { read } = await drive(driver, session)
      assert.deepEqual((await read('ANY_THING', '')).input, {})
    },
  },
  {
    name: 'what an argument may be null is null',
    async run(driver) {
      const inputParameters = {
        type: 'object',
        properties: { parent: { type: ['string', 'null'] }, note: { type: 'string' } },
        required: ['parent'],
        additionalProperties: false,
      }
      const session = scriptedSession({ tools: [sampleTool('TREE_MOVE', { inputParameters })] })
      const { read } = await drive(driver, session)
      assert.deepEqual((await read('TREE_MOVE', { parent: null })).input, { parent: null })
    },
  },
  {
    name: 'arguments that try to change what every object inherits change nothing',
    async run(driver) {
      const { adapter, nameOf } = await drive(driver, scriptedSession())
      const text = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'
      await adapter.call([{ name: nameOf('ANY_THING'), arguments: text }])
      assert.equal(Reflect.get({}, 'polluted'), undefined)
    },
  },
]

function nested(levels: number): Record<string, unknown> {
  return levels === 0 ? { bottom: true } : { deeper: nested(levels - 1) }
}
