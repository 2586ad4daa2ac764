import { captureRequests } from '@maillon/testkit/specified'
import { callUpstream } from '@maillon/testkit/upstreams'
import { Dropbox, DropboxAuth } from 'dropbox'
import { expect, test } from 'vitest'
import { specified } from '../specified.contract.ts'
import { dropboxFailure } from './failure.ts'
import { dropbox } from './index.ts'

// Known to the SDK, and not to its types.
const withoutHash = { autoContentHash: false }
const client = new Dropbox({
  accessToken: 'specified',
  fetch: (url: string, init?: RequestInit) => fetch(url, init),
  ...withoutHash,
})

const report = {
  '.tag': 'file' as const,
  id: 'id:1',
  name: 'Report.pdf',
  path_display: '/Work/Report.pdf',
  path_lower: '/work/report.pdf',
  size: 1024,
  rev: 'a1',
  server_modified: '2026-11-26T09:00:00Z',
}
const reportRead = {
  type: 'file',
  id: 'id:1',
  name: 'Report.pdf',
  path: '/Work/Report.pdf',
  size: 1024,
  modified: '2026-11-26T09:00:00Z',
}
const { '.tag': _, ...untagged } = report
const shared = {
  '.tag': 'file',
  url: 'https://www.dropbox.com/s/x',
  name: 'Report.pdf',
  path_lower: '/work/report.pdf',
}
const sharedRead = { url: shared.url, name: 'Report.pdf', path: '/work/report.pdf' }
const fromTo = { from_path: '/a.txt', to_path: '/b.txt', autorename: false }

specified(dropbox, [
  {
    slug: 'DROPBOX_LIST_FILES',
    input: { path: '/Work' },
    answer: { entries: [report], cursor: 'c1', has_more: true },
    sdk: () => client.filesListFolder({ path: '/Work', recursive: false, limit: 100 }),
    output: { entries: [reportRead], cursor: 'c1', has_more: true },
  },
  {
    slug: 'DROPBOX_LIST_FILES',
    input: { cursor: 'c1' },
    answer: { entries: [], cursor: 'c2', has_more: false },
    sdk: () => client.filesListFolderContinue({ cursor: 'c1' }),
    output: { entries: [], cursor: 'c2', has_more: false },
  },
  {
    slug: 'DROPBOX_SEARCH_FILE',
    input: { query: 'report', path: '/Work', file_extensions: ['pdf'] },
    answer: { matches: [{ metadata: { '.tag': 'metadata', metadata: report } }], has_more: false },
    sdk: () =>
      client.filesSearchV2({
        query: 'report',
        options: { path: '/Work', max_results: 25, file_extensions: ['pdf'], filename_only: false },
      }),
    output: { entries: [reportRead], has_more: false },
  },
  {
    slug: 'DROPBOX_GET_METADATA',
    input: { path: 'id:1' },
    answer: report,
    sdk: () => client.filesGetMetadata({ path: 'id:1' }),
    output: reportRead,
  },
  {
    slug: 'DROPBOX_DOWNLOAD_FILE',
    input: { path: '/Work/Report.pdf' },
    answer: ({ url }) =>
      url.endsWith('/download')
        ? new Response('%PDF', { headers: { 'dropbox-api-result': JSON.stringify(report) } })
        : report,
    headers: ['Dropbox-API-Arg'],
    sdk: async () => {
      await client.filesGetMetadata({ path: '/Work/Report.pdf' })
      await client.filesDownload({ path: '/Work/Report.pdf' })
    },
    output: { file: expect.objectContaining({ id: 'file_1', name: 'Report.pdf', size: 4 }) },
  },
  {
    slug: 'DROPBOX_UPLOAD_FILE',
    input: { file: 'file_1', path: '/Größe/' },
    files: [{ name: 'Angebot é.pdf', mimetype: 'application/pdf', text: '%PDF' }],
    answer: report,
    headers: ['Dropbox-API-Arg', 'Content-Type'],
    sdk: () =>
      client.filesUpload({
        path: '/Größe/Angebot é.pdf',
        // A tag alone may be a string, as the documentation says and its types do not.
        mode: 'add' as unknown as { '.tag': 'add' },
        autorename: false,
        contents: '%PDF',
      }),
    output: reportRead,
  },
  {
    slug: 'DROPBOX_GET_TEMPORARY_LINK',
    input: { path: '/Work/Report.pdf' },
    answer: { link: 'https://dl.test/x', metadata: untagged },
    sdk: () => client.filesGetTemporaryLink({ path: '/Work/Report.pdf' }),
    output: { link: 'https://dl.test/x', entry: reportRead },
  },
  {
    slug: 'DROPBOX_CREATE_FOLDER',
    input: { path: '/Work/2026' },
    answer: { metadata: { id: 'id:2', name: '2026', path_display: '/Work/2026' } },
    sdk: () => client.filesCreateFolderV2({ path: '/Work/2026', autorename: false }),
    output: { type: 'folder', id: 'id:2', name: '2026', path: '/Work/2026' },
  },
  {
    slug: 'DROPBOX_MOVE_FILE_OR_FOLDER',
    input: { from_path: '/a.txt', to_path: '/b.txt' },
    answer: { metadata: report },
    sdk: () => client.filesMoveV2(fromTo),
    output: reportRead,
  },
  {
    slug: 'DROPBOX_COPY_FILE_OR_FOLDER',
    input: { from_path: '/a.txt', to_path: '/b.txt' },
    answer: { metadata: report },
    sdk: () => client.filesCopyV2(fromTo),
    output: reportRead,
  },
  {
    slug: 'DROPBOX_DELETE_FILE_OR_FOLDER',
    input: { path: '/a.txt' },
    answer: { metadata: report },
    sdk: () => client.filesDeleteV2({ path: '/a.txt' }),
    output: reportRead,
  },
  {
    slug: 'DROPBOX_CREATE_SHARED_LINK',
    input: { path: '/Work/Report.pdf', audience: 'team' },
    answer: shared,
    sdk: () =>
      client.sharingCreateSharedLinkWithSettings({
        path: '/Work/Report.pdf',
        settings: { audience: { '.tag': 'team' } },
      }),
    output: sharedRead,
  },
  {
    slug: 'DROPBOX_LIST_SHARED_LINKS',
    input: { path: '/Work/Report.pdf' },
    answer: { links: [shared], has_more: false },
    sdk: () => client.sharingListSharedLinks({ path: '/Work/Report.pdf' }),
    output: { links: [sharedRead], has_more: false },
  },
])

const { auth } = dropbox
if (auth.scheme !== 'OAUTH2') throw new Error('Dropbox connects by OAuth.')
/** What a body without a meaning looks like differs: the SDK sends `null`, which means none. */
const withoutBody = ({ requests }: Awaited<ReturnType<typeof captureRequests>>) =>
  requests.map(({ body, ...rest }) => ({ ...rest, body: body ?? undefined }))

test('whose account it is, and the end of a grant, are asked for as the SDK does', async () => {
  const ours = async (request: Parameters<typeof callUpstream>[0]) =>
    withoutBody(
      await captureRequests(() => callUpstream(request, { toolkit: dropbox, routes: {} }), {}),
    )
  const theirs = async (run: () => Promise<unknown>) => withoutBody(await captureRequests(run, {}))
  const { identity } = dropbox
  const revoke = auth.revoke?.({ accessToken: 'specified', clientId: 'c' })
  if (!identity || !revoke) throw new Error('Dropbox tells both.')
  expect(await ours(identity.request)).toEqual(await theirs(() => client.usersGetCurrentAccount()))
  expect(await ours(revoke.request)).toEqual(await theirs(() => client.authTokenRevoke()))
  expect(revoke.authorization).toBe('token')
})

test('a grant is asked for where the SDK asks for it', async () => {
  const scopes = Object.keys(auth.scopes)
  const theirs = new DropboxAuth({ clientId: 'c' })
  const asked = await theirs.getAuthenticationUrl('https://x.test', 's', 'code', 'offline', scopes)
  const url = new URL(asked)
  // The SDK's address is sent on to this one.
  expect(auth.authorizeUrl).toBe(`https://www.${url.host}${url.pathname}`)
  expect(url.searchParams.get('scope')).toBe(scopes.join(auth.scopeSeparator))
  expect(url.searchParams.get('token_access_type')).toBe(auth.authorizeParameters.token_access_type)
})

test.each([
  [
    409,
    { error_summary: 'path/not_found/..', error: { '.tag': 'path' } },
    { message: 'path/not_found' },
  ],
  [
    401,
    { error_summary: 'expired_access_token/', error: { '.tag': 'expired_access_token' } },
    { message: 'expired_access_token', reason: 'token_rejected' },
  ],
  [
    401,
    {
      error_summary: 'missing_scope/.',
      error: { '.tag': 'missing_scope', required_scope: 'sharing.write' },
    },
    { message: 'missing_scope', reason: 'missing_scopes' },
  ],
  [
    429,
    { error_summary: 'too_many_requests/', error: { '.tag': 'rate_limit' } },
    { message: 'too_many_requests', reason: 'rate_limited' },
  ],
  [400, 'Error in call to API function', { message: 'Error in call to API function' }],
])('a refusal with %i says what Dropbox says', (status, body, failure) => {
  expect(dropboxFailure({ status, body })).toEqual(failure)
})
