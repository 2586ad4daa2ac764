import { inWay } from '@maillon/core/toolkit'
import { captureRequests } from '@maillon/testkit/specified'
import { callUpstream } from '@maillon/testkit/upstreams'
import { createClient } from 'confluence.js/core'
import {
  createOrUpdateAttachments,
  downloadAttatchment,
  getCurrentUser,
  searchByCQL,
} from 'confluence.js/v1'
import {
  createFooterComment,
  createPage,
  getAttachmentById,
  getChildPages,
  getPageAttachments,
  getPageById,
  getPageFooterComments,
  getPages,
  getSpaces,
  updatePage,
} from 'confluence.js/v2'
import { expect, test } from 'vitest'
import { specified, type ToolCase } from '../specified.contract.ts'
import { confluenceFailure } from './failure.ts'
import { confluence } from './index.ts'

const cloud = '1324a887-45db-1bf4-1e99-ef0ff456d421'
const client = createClient({
  host: `https://api.atlassian.com/ex/confluence/${cloud}`,
  auth: { type: 'bearer', token: 'specified' },
})
const site = createClient({
  host: 'https://acme.atlassian.net',
  auth: { type: 'basic', email: 'ana@example.com', apiToken: 'specified' },
})

const text = JSON.stringify({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Cut twice.' }] }],
})
const written = { representation: 'atlas_doc_format', value: text }
const base = 'https://acme.atlassian.net/wiki'
const answered = {
  id: '42',
  title: 'Ropes',
  status: 'current',
  spaceId: '7',
  parentId: null,
  parentType: null,
  authorId: '5b1',
  version: { number: 3, createdAt: '2026-11-26T09:00:00Z', message: '', minorEdit: false },
  _links: { webui: '/spaces/ENG/pages/42/Ropes', base },
}
const read = {
  id: '42',
  title: 'Ropes',
  status: 'current',
  spaceId: '7',
  parentId: null,
  version: 3,
  updated: '2026-11-26T09:00:00Z',
  url: `${base}/spaces/ENG/pages/42/Ropes`,
}
const { base: _base, ...linksOfList } = answered._links

const drawing = { id: 'att7', title: 'größe.png', mediaType: 'image/png', fileSize: 3 }

const cases: ToolCase[] = [
  {
    slug: 'CONFLUENCE_UPLOAD_ATTACHMENT',
    input: { page_id: '42', files: ['file_1'] },
    files: [{ name: 'größe.png', mimetype: 'image/png', text: 'PNG' }],
    answer: {
      results: [{ id: 'att7', title: 'größe.png', type: 'attachment', status: 'current' }],
      size: 1,
      _links: {},
    },
    headers: ['X-Atlassian-Token'],
    sdk: () =>
      createOrUpdateAttachments(client, {
        id: '42',
        attachments: { filename: 'größe.png', content: Buffer.from('PNG') },
      }),
    output: { attachments: [{ id: 'att7', title: 'größe.png' }] },
  },
  {
    slug: 'CONFLUENCE_LIST_ATTACHMENTS',
    input: { page_id: '42' },
    answer: { results: [{ ...drawing, status: 'current' }], _links: {} },
    sdk: () => getPageAttachments(client, { id: 42, limit: 25 }),
    output: { attachments: [drawing], next_cursor: null },
  },
  {
    slug: 'CONFLUENCE_DOWNLOAD_ATTACHMENT',
    input: { page_id: '42', attachment_id: 'att7' },
    answer: ({ url }) => (url.endsWith('/download') ? new Response('PNG') : drawing),
    sdk: async () => {
      await getAttachmentById(client, { id: 'att7' })
      await downloadAttatchment(client, { id: '42', attachmentId: 'att7' })
    },
    output: { file: expect.objectContaining({ name: 'größe.png', size: 3 }) },
  },
  {
    slug: 'CONFLUENCE_SEARCH_CONTENT',
    input: { cql: 'type = page AND text ~ "rope"', limit: 5, cursor: 'c1' },
    answer: {
      results: [
        {
          content: { id: '42', type: 'page', status: 'current' },
          title: 'Ropes',
          excerpt: 'A @@@hl@@@rope@@@endhl@@@ is cut twice.\n',
          url: '/spaces/ENG/pages/42/Ropes',
          resultGlobalContainer: { title: 'Engineering', displayUrl: '/spaces/ENG' },
          breadcrumbs: [],
          entityType: 'content',
          iconCssClass: 'icon',
          lastModified: '2026-11-26T09:00:00.000Z',
        },
      ],
      start: 0,
      limit: 5,
      size: 1,
      totalSize: 9,
      cqlQuery: '',
      searchDuration: 3,
      _links: { base, next: '/rest/api/search?next=true&cursor=c2&limit=5' },
    },
    sdk: () =>
      searchByCQL(client, {
        cql: 'type = page AND text ~ "rope"',
        limit: 5,
        cursor: 'c1',
        excerpt: 'highlight_unescaped',
      }),
    output: {
      results: [
        {
          id: '42',
          type: 'page',
          title: 'Ropes',
          excerpt: 'A rope is cut twice.',
          space: 'Engineering',
          lastModified: '2026-11-26T09:00:00.000Z',
          url: `${base}/spaces/ENG/pages/42/Ropes`,
        },
      ],
      next_cursor: 'c2',
    },
  },
  {
    slug: 'CONFLUENCE_GET_PAGE',
    input: { page_id: '42' },
    answer: { ...answered, body: { atlas_doc_format: written } },
    sdk: () => getPageById(client, { id: 42, bodyFormat: 'atlas_doc_format' }),
    output: { ...read, text: 'Cut twice.' },
  },
  {
    slug: 'CONFLUENCE_CREATE_PAGE',
    input: { space_id: '7', title: 'Ropes', text: 'Cut twice.', parent_id: '1' },
    answer: answered,
    sdk: () =>
      createPage(client, {
        body: { spaceId: '7', status: 'current', title: 'Ropes', parentId: '1', body: written },
      }),
    output: read,
  },
  {
    slug: 'CONFLUENCE_UPDATE_PAGE',
    input: { page_id: '42', text: 'Cut twice.', message: 'Once was not enough.' },
    answer: answered,
    sdk: async () => {
      const there = await getPageById(client, { id: 42 })
      await updatePage(client, {
        id: 42,
        body: {
          id: '42',
          status: 'current',
          title: there.title,
          body: written,
          version: { number: 4, message: 'Once was not enough.' },
        },
      })
    },
    output: read,
  },
  {
    slug: 'CONFLUENCE_LIST_PAGES',
    input: { space_id: '7', limit: 1 },
    answer: {
      results: [{ ...answered, _links: linksOfList }],
      _links: { base, next: '/wiki/api/v2/pages?limit=1&cursor=c2' },
    },
    sdk: () =>
      getPages(client, { spaceId: [7], limit: 1, sort: '-modified-date', status: ['current'] }),
    output: { pages: [read], next_cursor: 'c2' },
  },
  {
    slug: 'CONFLUENCE_LIST_SPACES',
    input: { keys: ['ENG', 'OPS'], limit: 50 },
    answer: {
      results: [{ id: '7', key: 'ENG', name: 'Engineering', type: 'global', homepageId: '1' }],
      _links: { base },
    },
    sdk: () =>
      getSpaces(client, { keys: ['ENG', 'OPS'], limit: 50, status: 'current', sort: 'name' }),
    output: {
      spaces: [{ id: '7', key: 'ENG', name: 'Engineering', type: 'global', homepageId: '1' }],
      next_cursor: null,
    },
  },
  {
    slug: 'CONFLUENCE_LIST_CHILD_PAGES',
    input: { page_id: '1', cursor: 'c1' },
    answer: { results: [{ id: '42', title: 'Ropes', status: 'current', spaceId: '7' }] },
    sdk: () => getChildPages(client, { id: 1, limit: 25, cursor: 'c1' }),
    output: { pages: [{ id: '42', title: 'Ropes', status: 'current' }], next_cursor: null },
  },
  {
    slug: 'CONFLUENCE_LIST_COMMENTS',
    input: { page_id: '42', limit: 5 },
    answer: {
      results: [
        {
          id: '9',
          status: 'current',
          version: { authorId: '5b1', createdAt: '2026-11-26T09:00:00Z', number: 1 },
          body: { atlas_doc_format: written },
        },
      ],
    },
    sdk: () =>
      getPageFooterComments(client, {
        id: 42,
        limit: 5,
        bodyFormat: 'atlas_doc_format',
        sort: '-created-date',
      }),
    output: {
      comments: [
        { id: '9', author_id: '5b1', created: '2026-11-26T09:00:00Z', text: 'Cut twice.' },
      ],
      next_cursor: null,
    },
  },
  {
    slug: 'CONFLUENCE_ADD_COMMENT',
    input: { page_id: '42', text: 'Cut twice.' },
    answer: { id: '9', status: 'current' },
    sdk: () => createFooterComment(client, { pageId: '42', body: written }),
    output: { id: '9' },
  },
  {
    slug: 'CONFLUENCE_ADD_COMMENT',
    input: { reply_to: '9', text: 'Cut twice.' },
    answer: { id: '10', status: 'current' },
    sdk: () => createFooterComment(client, { parentCommentId: '9', body: written }),
    output: { id: '10' },
  },
]

specified(
  confluence,
  cases.map((one) => ({ ...one, fields: { site: cloud } })),
)

test.each([
  [
    'oauth',
    client,
    'specified',
    { site: cloud },
    `api.atlassian.com/ex/confluence/${cloud}`,
    cloud,
  ],
  ['token', site, 'ana@example.com:specified', { site: 'acme' }, 'acme.atlassian.net', 'acme'],
])(
  'connected by %s, calls go where the SDK sends them, and the account is a person at a site',
  async (way, sdk, credential, filled: Record<string, string>, address, subject) => {
    const identity = confluence.identity
    if (!identity) throw new Error('Confluence tells who is connected.')
    const answer = { type: 'known', accountId: '5b1', displayName: 'Ana' }
    const sending = { toolkit: inWay(confluence, way), routes: {}, credential, fields: filled }
    const ours = await captureRequests(() => callUpstream(identity.request, sending), answer)
    const theirs = await captureRequests(() => getCurrentUser(sdk), answer)
    expect(ours.requests).toEqual(theirs.requests)
    expect(ours.requests[0]?.url).toBe(`https://${address}/wiki/rest/api/user/current`)
    expect(identity.read(ours.result as never, filled)).toEqual({
      subject: `${subject}:5b1`,
      label: 'Ana',
    })
  },
)

test.each([
  [401, { code: 401, message: 'Unauthorized' }, 'Unauthorized', 'token_rejected'],
  [
    401,
    { code: 401, message: 'Unauthorized; scope does not match' },
    'Unauthorized; scope does not match',
    'missing_scopes',
  ],
  [
    404,
    { errors: [{ status: 404, title: 'Not Found', detail: 'No such page.' }] },
    'Not Found: No such page.',
    undefined,
  ],
  [400, { statusCode: 400, message: 'Could not parse cql' }, 'Could not parse cql', undefined],
  [429, '', 'Confluence answered with status 429.', 'rate_limited'],
])('a refusal with %i says what Confluence says', (status, body, message, reason) => {
  expect(confluenceFailure({ status, body })).toEqual({ message, ...(reason && { reason }) })
})
