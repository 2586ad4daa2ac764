import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { scrubAnswer } from '../secrets/scrub-answer.ts'
import { createScrubber } from '../secrets/scrubber.ts'
import { edge, places, spelled, writers } from '../secrets/spelled.contract.ts'
import { isTooDeep } from './is-too-deep.ts'
import { large } from './others-turn.ts'
import { createAnswerReader } from './read-answer.ts'
import { startReadingThread } from './reading-thread.ts'

function reader() {
  const made = createAnswerReader()
  onTestFinished(() => made.close())
  return (text: string, secrets: string[] = []) =>
    made.read(Buffer.from(text), createScrubber(secrets))
}

const secret = 'secret-of-the-account'
const items = Array.from({ length: 8_000 }, (_, id) => ({ id, title: 'A title', note: secret }))

test('a large answer is scrubbed and read as a small one is', async () => {
  const read = reader()
  const shown = { id: 1, title: 'A title', note: '[secret]' }
  const small = await read(JSON.stringify({ items: items.slice(1, 2) }), [secret])
  const large = await read(JSON.stringify({ items }), [secret])
  expect(small.value).toEqual({ items: [shown] })
  expect((large.value as { items: unknown[] }).items).toHaveLength(8_000)
  expect((large.value as { items: unknown[] }).items[1]).toEqual(shown)
  for (const { body } of [small, large]) expect(String(body)).not.toContain(secret)
})

test('where no thread can be started, large answers are read all the same', async () => {
  const made = createAnswerReader(async () => undefined)
  onTestFinished(() => made.close())
  const body = Buffer.from(JSON.stringify({ items }))
  const { value } = await made.read(body, createScrubber([secret]))
  expect((value as { items: unknown[] }).items[1]).toMatchObject({ id: 1, note: '[secret]' })
})

test('T40 however a secret is spelled, a large answer comes out as it would if it were small', async () => {
  const made = createAnswerReader()
  onTestFinished(() => made.close())
  const pad = 'x'.repeat(large)
  const wholes = fc.constantFrom<(json: string, text: string) => Buffer>(
    (json) => Buffer.from(`[${json},"${pad}"]`),
    (_, text) => Buffer.from(pad + text),
    (json) => Buffer.concat([Buffer.from(`[${json},"${pad}`), Buffer.of(0xe9), Buffer.from('"]')]),
  )
  const property = fc.asyncProperty(
    spelled,
    fc.constantFrom(...places),
    fc.constantFrom(...writers),
    wholes,
    async ({ secret, spelling }, place, write, whole) => {
      const text = edge + spelling + edge
      const body = whole(write(place(text, 1)), text)
      const small = scrubAnswer(body, createScrubber([secret]))
      const answer = await made.read(body, createScrubber([secret]))
      expect(typeof answer.body).toBe(typeof small.body)
      expect(Buffer.from(answer.body).equals(Buffer.from(small.body))).toBe(true)
      expect(answer).toMatchObject({ value: small.value, isTooDeep: isTooDeep(small.value) })
      expect(JSON.stringify(answer.value).includes('[secret]')).toBe(true)
    },
  )
  await fc.assert(property, { numRuns: 25 })
})

test('what is large and no JSON stays the text that it is', async () => {
  const text = 'a line of text\n'.repeat(30_000)
  expect(await reader()(text)).toEqual({ value: text, body: text, isTooDeep: false })
})

test('what is nested without a bottom stays a text, is told, and the next one is read', async () => {
  const read = reader()
  const deep = '['.repeat(200_000) + ']'.repeat(200_000)
  expect(await read(deep)).toEqual({ value: deep, body: deep, isTooDeep: true })
  expect((await read(JSON.stringify({ items }))).value).toEqual({ items })
})

test('an answer is in its thread once, whatever is found in it', async () => {
  // Each object of seven signs has 350 bytes.
  const nested = `${'{"34":'.repeat(400)}0${'}'.repeat(400)}`
  const body = Buffer.from(`[${`${nested},`.repeat(700)}"${secret}"]`)
  const thread = await startReadingThread(150)
  onTestFinished(() => thread?.end())
  expect(await thread?.read(body, [secret])).toMatchObject({ isTooDeep: false })
})

test('what the app is preloaded with is not started once more in the thread', async () => {
  const preload = `data:text/javascript,process.stdout.write('preloaded ')`
  const here = new URL('./reading-thread.ts', import.meta.url).href
  const program = `const { startReadingThread } = await import('${here}')
    process.stdout.write(typeof (await startReadingThread())?.read)`
  const flags = ['--conditions=@maillon/source', '--import', preload, '--input-type=module']
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, '--eval', program])
  expect(stdout).toBe('preloaded function')
})

test('while large answers are read, everything else goes on', async () => {
  const read = reader()
  const answers = Array.from({ length: 4 }, async () => read(JSON.stringify({ items })))
  let turns = 0
  let isOver = false
  const count = () => {
    turns += 1
    if (!isOver) setImmediate(count)
  }
  count()
  await Promise.all(answers)
  isOver = true
  // Read here, they would have had it all to themselves.
  expect(turns).toBeGreaterThan(20)
})

test('it reads again after it was closed', async () => {
  const made = createAnswerReader()
  const body = () => Buffer.from(JSON.stringify({ items }))
  await made.read(body(), createScrubber())
  made.close()
  expect((await made.read(body(), createScrubber())).value).toEqual({ items })
  made.close()
})

test('of those that wait, the smallest is read first', async () => {
  const read = reader()
  const order: number[] = []
  const sizes = [8_000, 32_000, 16_000, 8_000]
  await Promise.all(
    sizes.map(async (size) => {
      await read(JSON.stringify(Array.from({ length: size }, () => 'x'.repeat(40))))
      order.push(size)
    }),
  )
  expect(order).toEqual([8_000, 8_000, 16_000, 32_000])
})

test('one whose caller left is read no more, and the next one is', async () => {
  const body = () => Buffer.from(JSON.stringify({ items }))
  const [gone, leaves] = [AbortSignal.abort('gone'), new AbortController()]
  const made = createAnswerReader()
  onTestFinished(() => made.close())
  await expect(made.read(body(), createScrubber(), gone)).rejects.toBe('gone')
  const left = made.read(body(), createScrubber(), leaves.signal)
  leaves.abort('left')
  await expect(left).rejects.toBe('left')
  expect((await made.read(body(), createScrubber())).value).toEqual({ items })
})

test('JSON with bytes that are no UTF-8 is read all the same, small or large', async () => {
  const made = createAnswerReader()
  onTestFinished(() => made.close())
  for (const length of [1, 300_000]) {
    const body = Buffer.concat([
      Buffer.from('{"name":"Jos'),
      Buffer.alloc(length, 0xe9),
      Buffer.from('"}'),
    ])
    const { value } = await made.read(body, createScrubber())
    expect(value).toEqual({ name: `Jos${'\ufffd'.repeat(length)}` })
  }
})
