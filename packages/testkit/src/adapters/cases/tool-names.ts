import { strict as assert } from 'node:assert'
import type { AdapterCase, AdapterDriver } from '../adapter-driver.ts'
import { drive } from '../drive.ts'
import { sampleTool } from '../sample-tool.ts'
import { scriptedSession } from '../scripted-session.ts'

const long = `CRM_${'VERY_'.repeat(20)}LONG`
const awkward = [
  long,
  'gmail.send',
  'gmail/send',
  'gmail send',
  'gmail:send',
  'MÉTÉO_天気',
  '🙂',
  'a"b\\c\n',
  '9_LIVES',
  '-',
]
const alike = ['a.b', 'a b', 'a/b', 'a..b', 'a_b', `${long}_ONE`, `${long}_TWO`]

const named = (driver: AdapterDriver, slugs: readonly string[]) =>
  drive(driver, scriptedSession({ tools: slugs.map((slug) => sampleTool(slug)) }))

/** Under which names, and back to their tools. */
export const toolNamesCases: readonly AdapterCase[] = [
  {
    name: 'a slug that models take is the name',
    async run(driver) {
      const slugs = ['GMAIL_SEND_EMAIL', 'a-b', 'X'.repeat(60)]
      const { offered } = await named(driver, slugs)
      assert.deepEqual(
        offered.map(({ name }) => name),
        slugs,
      )
    },
  },
  {
    name: 'every name is one that models take, whatever the slug',
    async run(driver) {
      const { offered } = await named(driver, awkward)
      for (const { name } of offered) assert.match(name, /^[a-zA-Z0-9_-]{1,64}$/)
    },
  },
  {
    name: 'a mapped name leads back to its slug',
    async run(driver) {
      const { read } = await named(driver, awkward)
      for (const slug of awkward) assert.equal((await read(slug, {})).slug, slug)
    },
  },
  {
    name: 'slugs that look alike once mapped are told apart',
    async run(driver) {
      const { offered, read } = await named(driver, alike)
      assert.equal(new Set(offered.map(({ name }) => name)).size, alike.length)
      for (const slug of alike) assert.equal((await read(slug, {})).slug, slug)
    },
  },
  {
    name: 'a name stays the same, whichever tools stand beside it',
    async run(driver) {
      const all = await named(driver, awkward)
      for (const slug of awkward) {
        const alone = await named(driver, [slug])
        assert.equal(alone.nameOf(slug), all.nameOf(slug))
      }
    },
  },
]
