import { strict as assert } from 'node:assert'
import type { ToolResult } from '@maillon/core/provider'
import type { AdapterCase, AdapterDriver } from '../adapter-driver.ts'
import { drive, readJson } from '../drive.ts'
import { scriptedSession } from '../scripted-session.ts'
import { done } from '../tool-result.ts'

/** Outputs that the model has to read whole. The contract promises objects; others are passed on all the same. */
const outputs: Record<string, unknown> = {
  'in any script': { text: 'zoë 🙂 👩‍👩‍👧 天気 שלום مرحبا ‮x‬ e\u0301' },
  'with quotes, markup and control characters': { text: '"\\ \n\u0000\u2028 </script> ```' },
  'of a megabyte': { text: 'x'.repeat(1024 * 1024) },
  'of ten thousand entries': { list: Array.from({ length: 10_000 }, (_, id) => ({ id })) },
  'in thirty levels': nested(30),
  'that is an empty object': {},
  'that has nulls': { a: null, list: [null, { b: null }] },
  'that looks like an error': { code: 'upstream_error', error: 'x', message: 'y', hint: 'z' },
  'that looks like a message': { role: 'tool', type: 'text', content: [], status: 'error' },
  'that is named as answers are': { output: 'a', error: 'b', result: 'c', response: { d: 1 } },
  // Of a schema, of LangChain's own serialization, and one that parsers refuse.
  'with names that somebody reads': JSON.parse(
    '{"a":{"$ref":"#/$defs/a"},"$defs":{"a":{}},"lc":1,"type":"constructor","id":["a"],"kwargs":{},"__proto__":{"b":1},"constructor":{"prototype":{"c":1}}}',
  ),
  'that is a list': [1, { a: 2 }],
  'that is an empty list': [],
  'that is text': 'Done.',
  'that is empty text': '',
  'that is a number': 0,
  'that is false': false,
  'that is null': null,
}

/** What a tool answers. */
export const toolOutputCases: readonly AdapterCase[] = [
  ...Object.entries(outputs).map(
    ([kind, data]): AdapterCase => ({
      name: `output ${kind} reaches the model whole`,
      async run(driver) {
        assert.deepEqual(readJson((await told(driver, data)).text), data)
      },
    }),
  ),
  {
    name: 'half of a surrogate pair in an output stops nothing',
    async run(driver) {
      const answer = await told(driver, { text: 'a\ud83d', 'b\ude42': ['🙂'] })
      assert.deepEqual(readJson(answer.text), { text: 'a\ufffd', 'b\ufffd': ['🙂'] })
    },
  },
  {
    name: 'the app has the whole result, where the framework has a place for it',
    async run(driver) {
      const answer = await told(driver, { id: 'm1' })
      if ('artifact' in answer) assert.deepEqual(answer.artifact, done({ id: 'm1' }))
    },
  },
  {
    name: 'of a success the model reads the output alone',
    async run(driver) {
      assert.doesNotMatch((await told(driver, { id: 'm1' })).text, /log_1|logId/)
    },
  },
]

async function told(driver: AdapterDriver, data: unknown) {
  const session = scriptedSession({ run: async () => done(data as ToolResult['data']) })
  const { step } = await drive(driver, session)
  const [answer] = await step([['ANY_THING', {}]])
  assert(answer)
  return answer
}

function nested(levels: number): Record<string, unknown> {
  return levels === 0 ? { bottom: true } : { deeper: nested(levels - 1) }
}
