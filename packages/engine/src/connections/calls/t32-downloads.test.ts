import { once } from 'node:events'
import { gzipSync } from 'node:zlib'
import { get } from '@maillon/core/toolkit'
import { expect, test } from 'vitest'
import { type Answer, bytes, downloadWorld, key, toolkit } from './download-world.contract.ts'
import { memoryFiles } from './memory-files.contract.ts'

const { answers, download, run } = downloadWorld()

const packed = gzipSync('x'.repeat(100_000))
const breaks: [string, Answer][] = [
  [
    'says a larger length than it has',
    (request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half')
      setImmediate(() => request.socket.destroy())
    },
  ],
  [
    'breaks in the middle',
    (request, response) => {
      response.writeHead(200).write('half')
      setImmediate(() => request.socket.destroy())
    },
  ],
  [
    'is half of what was packed',
    (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed.subarray(0, -20)),
  ],
  [
    'is no gzip',
    (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip'),
  ],
]
test.each(breaks)('of an answer that %s nothing is kept', async (_, answer) => {
  answers.set('up.test/api/file', answer)
  const memory = memoryFiles()
  await expect(run({ memory })).rejects.toMatchObject({ code: 'upstream_unreachable' })
  expect([memory.count(), memory.keeping()]).toEqual([0, 0])
})

test('what comes behind the length that was said is not of the file', async () => {
  answers.set('up.test/api/file', (request, response) => {
    response.writeHead(200, { 'content-length': '4' }).write('%PDF')
    request.socket.write('and more')
  })
  expect((await run()).bytes.toString()).toBe('%PDF')
})

test('T32 a gzip bomb, and what never ends, are cut off where files are', async () => {
  const member = gzipSync(Buffer.alloc(1024 * 1024))
  const bomb = Buffer.concat(Array.from({ length: 100 }, () => member))
  answers.set('up.test/api/file', bytes(bomb, { 'content-encoding': 'gzip' }))
  const memory = memoryFiles({ maxBytes: 2_000_000 })
  await expect(run({ memory })).rejects.toMatchObject({ code: 'payload_too_large' })
  const closed = Promise.withResolvers<void>()
  answers.set('up.test/api/file', (_, response) => {
    const more = () => void (response.destroyed || response.write(Buffer.alloc(64 * 1024), more))
    response.on('close', closed.resolve)
    more()
  })
  await expect(run({ memory })).rejects.toMatchObject({ code: 'payload_too_large' })
  await closed.promise
  expect([memory.count(), memory.keeping()]).toEqual([0, 0])
})

test('whoever gives up ends the download, and nothing is kept', async () => {
  const stop = new AbortController()
  answers.set('up.test/api/file', (_, response) => {
    response.write('half')
    setImmediate(() => stop.abort(new Error('enough')))
  })
  const memory = memoryFiles()
  await expect(run({ memory, signal: stop.signal })).rejects.toThrow('enough')
  expect([memory.count(), memory.keeping()]).toEqual([0, 0])
})

test('T40 a credential in the file, in its name and in its address is not kept', async () => {
  const before = 'x'.repeat(70_000)
  const spellings = [key, Buffer.from(key).toString('base64'), Buffer.from(key).toString('hex')]
  for (const spelling of spellings) {
    answers.set('up.test/api/file', async (_, response) => {
      response.writeHead(200, { 'content-disposition': `attachment; filename="${key}.txt"` })
      response.write(before + spelling.slice(0, 5))
      await new Promise((resolve) => setImmediate(resolve))
      response.end(`${spelling.slice(5)} and the rest`)
    })
    const kept = await run()
    const text = kept.bytes.toString()
    expect(text).toMatch(/^x+\*+ and the rest$/)
    expect(text).toHaveLength(before.length + spelling.length + ' and the rest'.length)
    expect(kept.name).not.toContain(key)
  }
})

test('T32 of 200 downloads at once little is in memory, and none waits for another', async () => {
  const piece = Buffer.alloc(64 * 1024, 'x')
  answers.set('up.test/api/file', (_, response) => {
    const more = (error?: Error | null) => void (error || response.write(piece, more))
    more()
  })
  const begun = Promise.withResolvers<void>()
  const stop = new AbortController()
  let count = 0
  const files = {
    ...memoryFiles().files,
    async keep(_: unknown, body: AsyncIterable<Uint8Array>): Promise<never> {
      for await (const chunk of body) {
        count += chunk.byteLength > 0 ? 1 : 0
        if (count === 200) begun.resolve()
        await once(stop.signal, 'abort')
      }
      throw new Error('It never ends.')
    },
  }
  const before = process.memoryUsage().arrayBuffers
  const call = { toolkit, account: undefined, request: get('/file'), party: 'ada', files }
  const { signal } = stop
  const running = Array.from({ length: 200 }, () => download({ ...call, signal }))
  await begun.promise
  await once(AbortSignal.timeout(100), 'abort')
  // What the server has not sent yet is here too.
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200 * 512 * 1024)
  stop.abort(new Error('enough'))
  for (const one of running) await expect(one).rejects.toThrow('enough')
})
