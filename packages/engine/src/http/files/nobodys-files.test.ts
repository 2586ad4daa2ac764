import { createTestEngine } from '@maillon/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { fileToolkit } from '../../sessions/reading/file-toolkit.contract.ts'
import { callWith } from '../test-api.contract.ts'

test('a file that a tool makes for no user is the first session’s that uses it, though its address was told', async () => {
  const { engine, apiKey, stop } = await createTestEngine({
    publicUrl: 'https://connect.example.test',
    toolkits: [fileToolkit],
  })
  onTestFinished(stop)
  const call = callWith(engine, apiKey)
  const made = await call('executeTool', {
    path: { toolSlug: 'TEXTS_KEEP' },
    body: { arguments: { name: 'a.txt', text: 'a' } },
    headers: { 'x-source': 'TYPESCRIPT' },
  })
  const { file } = made.body.data as { file: { id: string; s3url: string } }
  expect(file.s3url).toContain('/files/download/')
  const { body } = await call('createSession', { body: { user_id: 'ada' } })
  const path = { fileId: file.id }
  const found = await call('getFile', { path, query: `session_id=${body.session_id}` })
  expect(found).toMatchObject({ status: 200, body: { id: file.id } })
})
