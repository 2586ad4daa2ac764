import { strict as assert } from 'node:assert'
import { MaillonError } from '@maillon/core'
import type { AdapterCase } from '../adapter-driver.ts'
import { drive } from '../drive.ts'
import { multiExecute, sampleTool, sendEmail } from '../sample-tool.ts'
import { scriptedSession } from '../scripted-session.ts'

const texts = [
  'Sends an e-mail.\n\n- **to**: whom\n- `body`: what, "quoted" \\ and <b>not</b> escaped',
  'Envoie un e-mail 📨 — 送信 — إرسال بريد',
  '  keeps its spaces \t ',
  'x'.repeat(1000),
]

/** Which tools the model is offered. */
export const offeredToolsCases: readonly AdapterCase[] = [
  {
    name: 'every tool is offered once, in the order of the session',
    async run(driver) {
      const slugs = ['B_SECOND', 'A_FIRST', 'C_THIRD', 'GMAIL_SEND_EMAIL']
      const { offered } = await drive(
        driver,
        scriptedSession({ tools: slugs.map((slug) => sampleTool(slug)) }),
      )
      assert.deepEqual(
        offered.map(({ name }) => name),
        slugs,
      )
    },
  },
  {
    name: 'a session without tools offers none',
    async run(driver) {
      const { offered } = await drive(driver, scriptedSession({ tools: [] }))
      assert.deepEqual(offered, [])
    },
  },
  {
    name: 'a thousand tools are offered and work, or refused with what to do about it',
    async run(driver) {
      const tools = Array.from({ length: 1000 }, (_, index) => sampleTool(`MANY_TOOL_${index}`))
      const driving = drive(driver, scriptedSession({ tools }))
      const driven = await driving.catch((error: unknown) => {
        assert(MaillonError.is(error, 'invalid_request') && error.hint)
      })
      if (!driven) return
      assert.equal(new Set(driven.offered.map(({ name }) => name)).size, 1000)
      assert.equal((await driven.read('MANY_TOOL_999', {})).slug, 'MANY_TOOL_999')
    },
  },
  {
    name: 'descriptions reach the model to the letter',
    async run(driver) {
      const tools = texts.map((description, index) => sampleTool(`TEXT_${index}`, { description }))
      const { offered } = await drive(driver, scriptedSession({ tools }))
      assert.deepEqual(
        offered.map(({ description }) => description),
        texts,
      )
    },
  },
  {
    name: 'of a very long description the model has at least the beginning, in whole characters',
    async run(driver) {
      const description = `x${'🙂'.repeat(5000)}`
      const tools = ['LONG_TEXT', 'LONG_TEXT_TOO'].map((slug, index) =>
        sampleTool(slug, { description: description.slice(index) }),
      )
      const { offered } = await drive(driver, scriptedSession({ tools }))
      for (const [index, { description: told }] of offered.entries()) {
        assert(told.startsWith(description.slice(index, 999 + index)), 'The beginning is there.')
        assert(told.isWellFormed(), 'No character is cut in two.')
      }
    },
  },
  {
    name: 'a meta tool is offered and called as any other tool',
    async run(driver) {
      const tools = ['COMPOSIO_SEARCH_TOOLS', 'COMPOSIO_MANAGE_CONNECTIONS'].map((slug) =>
        sampleTool(slug, { tags: ['important', 'openWorldHint'] }),
      )
      const session = scriptedSession({ tools: [...tools, multiExecute, sendEmail] })
      const { nameOf, read } = await drive(driver, session)
      for (const { slug } of tools) {
        assert.equal(nameOf(slug), slug)
        assert.equal((await read(slug, {})).slug, slug)
      }
    },
  },
  {
    name: 'what the session gave is left as it was',
    async run(driver) {
      const session = scriptedSession()
      const before = structuredClone(session.tools)
      const { read } = await drive(driver, session)
      await read('GMAIL_SEND_EMAIL', { to: 'a' })
      assert.deepEqual(session.tools, before)
    },
  },
  {
    name: 'offering the same tools twice offers the same',
    async run(driver) {
      const first = await drive(driver, scriptedSession())
      const second = await drive(driver, scriptedSession())
      assert.deepEqual(second.offered, first.offered)
    },
  },
]
