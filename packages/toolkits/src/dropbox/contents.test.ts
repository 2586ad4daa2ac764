import { runSpecifiedCase } from '@maillon/testkit/specified'
import { Dropbox } from 'dropbox'
import { expect, test } from 'vitest'
import { trying } from '../specified.contract.ts'
import { type Commit, upload } from './contents.ts'
import { dropbox } from './index.ts'

// Known to the SDK, and not to its types.
const withoutHash = { autoContentHash: false }
const client = new Dropbox({
  accessToken: 'specified',
  fetch: (url: string, init?: RequestInit) => fetch(url, init),
  ...withoutHash,
})
const commit: Commit = { path: '/größe.txt', mode: 'add', autorename: false }

const inFours = trying(dropbox, async (upstream) =>
  upload(upstream, await upstream.file('file_1'), commit, 4),
)

test.each([
  ['two pieces', ['abcd', 'ef']],
  ['whole pieces', ['abcd', 'efgh']],
  ['three pieces', ['abcd', 'efgh', 'ij']],
])('what is too large for one request goes as the SDK sends it: %s', async (_, pieces) => {
  const text = pieces.join('')
  const { ours, theirs, output } = await runSpecifiedCase(inFours, {
    slug: 'TRY',
    files: [{ name: 'a.txt', mimetype: 'text/plain', text }],
    headers: ['Dropbox-API-Arg', 'Content-Type'],
    answer: ({ url }) => {
      if (url.endsWith('/start')) return { session_id: 's1' }
      return url.endsWith('/finish') ? { name: 'größe.txt' } : new Response('null')
    },
    sdk: async () => {
      const rest = pieces.slice(1, -1)
      await client.filesUploadSessionStart({ close: false, contents: pieces[0] ?? '' })
      for (const [index, contents] of rest.entries()) {
        const cursor = { session_id: 's1', offset: (index + 1) * 4 }
        await client.filesUploadSessionAppendV2({ cursor, close: false, contents })
      }
      await client.filesUploadSessionFinish({
        cursor: { session_id: 's1', offset: (rest.length + 1) * 4 },
        commit: { ...commit, mode: { '.tag': 'add' } },
        contents: pieces.at(-1) ?? '',
      })
    },
  })
  expect(ours.map(({ body }) => body)).toEqual(pieces)
  expect(ours).toEqual(theirs.map(withPlainMode))
  expect(output).toEqual({ name: 'größe.txt' })
})

/** A tag alone may be written as a string: https://www.dropbox.com/developers/documentation/http/documentation#formats */
function withPlainMode<Wire extends { headers?: Record<string, unknown> }>(wire: Wire): Wire {
  return JSON.parse(JSON.stringify(wire).replace('{".tag":"add"}', '"add"')) as Wire
}
