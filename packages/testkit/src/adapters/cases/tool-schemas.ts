import { strict as assert } from 'node:assert'
import { schemaCorpus } from '../../schemas/schema-corpus.ts'
import type { SchemaCase } from '../../schemas/schema-case.ts'
import type { AdapterCase } from '../adapter-driver.ts'
import { assertClean, drive } from '../drive.ts'
import { sampleTool } from '../sample-tool.ts'
import { scriptedSession } from '../scripted-session.ts'

/** What the model reads of a tool's arguments, and which of them get through. */
export const toolSchemasCases: readonly AdapterCase[] = [
  {
    name: 'the schema of every tool is an object with properties',
    async run(driver) {
      const tools = schemaCorpus.map(({ name, schema }) =>
        sampleTool(name, { inputParameters: schema }),
      )
      const { offered } = await drive(driver, scriptedSession({ tools }))
      for (const { name, schema } of offered) {
        const { type, properties } = schema as Record<string, unknown>
        assert.equal(type, 'object', name)
        assert.equal(typeof properties, 'object', name)
      }
    },
  },
  {
    name: 'what an argument is for, and whether it must be there, reaches the model',
    async run(driver) {
      const { offered } = await drive(driver, scriptedSession())
      assert(offered[0])
      const { properties, required } = offered[0].schema as {
        properties: Record<string, { description?: string }>
        required: string[]
      }
      assert.match(properties.to?.description ?? '', /Address of the recipient\./)
      assert(required.includes('to'))
    },
  },
  ...schemaCorpus.map(inWorldOf),
]

function inWorldOf({ name, schema, valid, invalid }: SchemaCase): AdapterCase {
  return {
    name: `the schema ${name} lets through what fits it, and nothing else`,
    async run(driver) {
      const session = scriptedSession({ tools: [sampleTool(name, { inputParameters: schema })] })
      const { read, tell } = await drive(driver, session)
      for (const input of valid) {
        assert.deepEqual((await read(name, input)).input, input)
        assert.deepEqual(session.asked.at(-1)?.input, input)
      }
      for (const input of invalid) {
        const text = await tell(name, input)
        assert.notEqual(text, '')
        assertClean(text)
      }
      assert.equal(
        session.asked.length,
        valid.length,
        'What does not fit does not reach the session.',
      )
    },
  }
}
