import {
  createTestFiles,
  runTool,
  signIn,
  startUpstreams,
  type Upstreams,
} from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { github } from './index.ts'

let world: Upstreams<'github'>
let credential: string
beforeAll(async () => {
  world = await startUpstreams({ services: ['github'] })
  if (github.auth.scheme !== 'OAUTH2') throw new Error('GitHub connects by OAuth')
  const client = world.authConfigs.github
  const person = { client, routes: world.routes, email: 'ada@example.com' }
  credential = (await signIn({ auth: github.auth, ...person })).accessToken
})
afterAll(() => world.stop())

const files = createTestFiles()
const shop = { owner: 'ada-moreau', repo: 'rope-shop' }
const run = (slug: string, input: Record<string, unknown> = {}) =>
  runTool({
    toolkit: github,
    slug,
    input: { ...shop, ...input },
    routes: world.routes,
    credential,
    files,
  })

const bytes = Uint8Array.from({ length: 10_000 }, (_, index) => index % 251)
const bytesOf = ({ file }: Record<string, unknown>) =>
  Buffer.from(files.bytes((file as { id: string }).id))

test('a file is committed byte for byte, changed by its sha, and listed in its folder', async () => {
  const { id } = files.add({ name: 'plan.bin', bytes })
  const place = { path: 'docs/größe & more/plan.bin' }
  const made = await run('GITHUB_CREATE_OR_UPDATE_FILE_CONTENTS', {
    ...place,
    message: 'Add the plan',
    file: id,
  })
  expect(made).toMatchObject({ content: { ...place, size: 10_000 } })
  const downloaded = await run('GITHUB_DOWNLOAD_FILE', place)
  expect(downloaded).toMatchObject({ file: { name: 'plan.bin', size: 10_000 } })
  expect(bytesOf(downloaded).equals(bytes)).toBe(true)

  const listed = await run('GITHUB_GET_REPOSITORY_CONTENT', { path: 'docs/größe & more' })
  expect(listed).toMatchObject({ entries: [{ name: 'plan.bin', type: 'file' }] })
  const [{ sha } = { sha: '' }] = listed.entries as { sha: string }[]
  const text = 'Grüße'
  await run('GITHUB_CREATE_OR_UPDATE_FILE_CONTENTS', { ...place, message: 'Say it', text, sha })
  expect(bytesOf(await run('GITHUB_DOWNLOAD_FILE', place)).toString()).toBe(text)
})

test('no path leads out of the contents, and nothing is committed of nothing', async () => {
  for (const path of ['../../issues', 'docs/../../x', '.'])
    await expect(run('GITHUB_DOWNLOAD_FILE', { path })).rejects.toMatchObject({
      code: 'invalid_arguments',
    })
  const nothing = run('GITHUB_CREATE_OR_UPDATE_FILE_CONTENTS', { path: 'a', message: 'm' })
  await expect(nothing).rejects.toMatchObject({ hint: 'Give `text` or `file`.' })
})

test('a file of a release goes up and comes down from another host, which gets no token', async () => {
  const { releases } = await run('GITHUB_LIST_RELEASES')
  const [{ id: release_id } = { id: 0 }] = releases as { id: number }[]
  const { id } = files.add({ name: 'tool.zip', mimetype: 'application/zip', bytes })
  const asset = await run('GITHUB_UPLOAD_RELEASE_ASSET', { release_id, file: id, label: 'Tool' })
  expect(asset).toMatchObject({ name: 'tool.zip', size: 10_000, content_type: 'application/zip' })
  expect(await run('GITHUB_LIST_RELEASES')).toMatchObject({
    releases: [{ tag_name: 'v1.0', assets: [{ id: asset.id, name: 'tool.zip' }] }],
  })
  const downloaded = await run('GITHUB_DOWNLOAD_RELEASE_ASSET', { asset_id: asset.id })
  expect(downloaded).toMatchObject({ file: { name: 'tool.zip' } })
  expect(bytesOf(downloaded).equals(bytes)).toBe(true)
})

test('a repository comes as an archive', async () => {
  expect(await run('GITHUB_DOWNLOAD_REPOSITORY_ARCHIVE')).toMatchObject({
    file: { name: 'rope-shop.zip', size: 22 },
  })
  expect(await run('GITHUB_DOWNLOAD_REPOSITORY_ARCHIVE', { format: 'tar' })).toMatchObject({
    file: { name: 'rope-shop.tar.gz' },
  })
})
