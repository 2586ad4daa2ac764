import {
  createTestFiles,
  runTool,
  signIn,
  startUpstreams,
  type Upstreams,
} from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { googledrive } from './index.ts'

let world: Upstreams<'google'>
let credential: string
beforeAll(async () => {
  world = await startUpstreams({ services: ['google'] })
  if (googledrive.auth.scheme !== 'OAUTH2') throw new Error('Drive connects by OAuth')
  const signingIn = {
    auth: googledrive.auth,
    client: world.authConfigs.googledrive,
    routes: world.routes,
    email: 'ada@example.com',
  }
  credential = (await signIn(signingIn)).accessToken
})
afterAll(() => world.stop())

const files = createTestFiles()
const run = (slug: string, input: Record<string, unknown>) =>
  runTool({ toolkit: googledrive, slug, input, routes: world.routes, credential, files })

async function download(id: unknown, more: Record<string, unknown> = {}) {
  const { file } = await run('GOOGLEDRIVE_DOWNLOAD_FILE', { file_id: id, ...more })
  const { id: kept, ...facts } = file as { id: string; name: string; mimetype: string }
  return { ...facts, bytes: Buffer.from(files.bytes(kept)) }
}

/** Every byte there is, over and over. */
const bytesOf = (size: number) => Uint8Array.from({ length: size }, (_, index) => index % 251)

test.each([
  ['in one request', 1000],
  ['by an upload session', 6 * 1024 * 1024],
])('a file goes up and comes down byte for byte, %s', async (_, size) => {
  const name = `größe ${size}.bin`
  const { id } = files.add({ name, bytes: bytesOf(size) })
  const uploaded = await run('GOOGLEDRIVE_UPLOAD_FILE', { file: id })
  expect(uploaded).toMatchObject({ name, size: String(size), mimeType: 'application/octet-stream' })
  const back = await download(uploaded.id)
  expect(back).toMatchObject({ name, mimetype: 'application/octet-stream' })
  expect(back.bytes.equals(bytesOf(size))).toBe(true)
  const newer = files.add({ name: 'newer.txt', mimetype: 'text/plain', bytes: bytesOf(size + 1) })
  const update = { file_id: uploaded.id, file: newer.id }
  expect(await run('GOOGLEDRIVE_UPLOAD_UPDATE_FILE', update)).toMatchObject({
    id: uploaded.id,
    name,
    size: String(size + 1),
  })
  expect((await download(uploaded.id)).bytes.equals(bytesOf(size + 1))).toBe(true)
})

test('a Google document comes as what it is asked for, with the ending of that', async () => {
  const { id } = files.add({ name: 'Plan.txt', mimetype: 'text/plain', bytes: bytesOf(10) })
  const made = await run('GOOGLEDRIVE_UPLOAD_FILE', {
    file: id,
    name: 'Plan',
    convert_to: 'document',
  })
  expect(await download(made.id)).toMatchObject({ name: 'Plan.pdf', mimetype: 'application/pdf' })
  expect(await download(made.id, { format: 'md' })).toMatchObject({ name: 'Plan.md' })
})

test('an upload session that Google refuses says why', async () => {
  const { id } = files.add({ name: 'large.bin', bytes: bytesOf(6 * 1024 * 1024) })
  const message = 'The user has exceeded their Drive storage quota'
  world.upstreams.google.faults.push({
    match: /uploadType=resumable/,
    status: 403,
    body: JSON.stringify({ error: { message, errors: [{ reason: 'storageQuotaExceeded' }] } }),
  })
  await expect(run('GOOGLEDRIVE_UPLOAD_FILE', { file: id })).rejects.toMatchObject({ message })
})
