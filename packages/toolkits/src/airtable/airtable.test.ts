import { captureRequests } from '@maillon/testkit/specified'
import { runTool } from '@maillon/testkit/upstreams'
import Airtable from 'airtable'
// The SDK knows records alone. For the rest there is this server by someone who wrote it for himself.
import { AirtableService } from 'airtable-mcp-server/dist/airtableService.js'
import { expect, test } from 'vitest'
import { specified } from '../specified.contract.ts'
import { airtable } from './index.ts'

/** Made anew for each case: a client keeps the fetch that it finds when it is made. */
const service = () => new AirtableService('specified')
const records = () => new Airtable({ apiKey: 'specified' }).base('app1')('Ropes & gear')

const where = { baseId: 'app1', tableIdOrName: 'Ropes & gear' }
const rope = { Name: 'Rope', Price: 8, Tags: ['red'], Supplier: ['rec9'] }
const record = { id: 'rec1', createdTime: '2026-11-26T09:00:00.000Z', fields: rope }
const photo = { id: 'att1', url: 'https://example.com/rope.jpg', filename: 'rope.jpg', size: 1 }

specified(airtable, [
  {
    slug: 'AIRTABLE_UPLOAD_ATTACHMENT',
    input: { baseId: 'app1', recordId: 'rec1', field: 'Photos & more', file: 'file_1' },
    files: [{ name: 'größe.jpg', mimetype: 'image/jpeg', text: 'JPG' }],
    answer: { id: 'rec1', fields: { fld1: [photo, { ...photo, filename: 'größe.jpg' }] } },
    // No client sends files; as https://airtable.com/developers/web/api/upload-attachment has it.
    sdk: () =>
      fetch('https://content.airtable.com/v0/app1/rec1/Photos%20%26%20more/uploadAttachment', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          contentType: 'image/jpeg',
          filename: 'größe.jpg',
          file: Buffer.from('JPG').toString('base64'),
        }),
      }),
    output: { id: 'rec1', files: ['rope.jpg', 'größe.jpg'] },
  },
  {
    slug: 'AIRTABLE_DOWNLOAD_ATTACHMENT',
    input: { ...where, recordId: 'rec1', field: 'Photos' },
    answer: ({ url }) =>
      url === photo.url ? new Response('JPG') : { ...record, fields: { Photos: [photo] } },
    headers: ['Authorization'],
    sdk: async () => {
      await records().find('rec1')
      await fetch(photo.url)
    },
    output: { file: expect.objectContaining({ name: 'rope.jpg', size: 3 }) },
  },
  {
    slug: 'AIRTABLE_LIST_RECORDS',
    input: {
      ...where,
      filterByFormula: '{Price}<10',
      sort: [{ field: 'Price', direction: 'desc' }, { field: 'Name' }],
      fields: ['Name', 'Price'],
      view: 'Grid view',
    },
    answer: {
      records: [
        {
          ...record,
          fields: {
            ...rope,
            Notes: 'x'.repeat(1001),
            Photos: [{ ...photo, thumbnails: { small: { url: 'https://example.com/s.jpg' } } }],
          },
        },
      ],
      offset: 'itr1/rec1',
    },
    sdk: () =>
      records()
        .select({
          filterByFormula: '{Price}<10',
          sort: [
            { field: 'Price', direction: 'desc' },
            { field: 'Name', direction: 'asc' },
          ],
          fields: ['Name', 'Price'],
          view: 'Grid view',
          pageSize: 25,
        })
        .firstPage(),
    output: {
      records: [
        { ...record, fields: { ...rope, Notes: `${'x'.repeat(1000)} […]`, Photos: [photo] } },
      ],
      next_cursor: 'itr1/rec1',
    },
  },
  {
    slug: 'AIRTABLE_GET_RECORD',
    input: { ...where, recordId: 'rec1' },
    answer: record,
    sdk: () => records().find('rec1'),
    output: record,
  },
  {
    slug: 'AIRTABLE_CREATE_RECORD',
    input: { ...where, fields: rope },
    answer: record,
    sdk: () => records().create(rope, { typecast: false }),
    output: record,
  },
  {
    slug: 'AIRTABLE_CREATE_MULTIPLE_RECORDS',
    input: { ...where, records: [{ fields: rope }], typecast: true },
    answer: { records: [record] },
    sdk: () => records().create([{ fields: rope }], { typecast: true }),
    output: { records: [record] },
  },
  {
    slug: 'AIRTABLE_UPDATE_RECORD',
    input: { ...where, recordId: 'rec1', fields: { Price: 9 } },
    answer: { ...record, fields: { ...rope, Price: 9 } },
    sdk: () => records().update('rec1', { Price: 9 }, { typecast: false }),
    output: { ...record, fields: { ...rope, Price: 9 } },
  },
  {
    slug: 'AIRTABLE_DELETE_RECORD',
    input: { ...where, recordId: 'rec1' },
    answer: { id: 'rec1', deleted: true },
    sdk: () => records().destroy('rec1'),
    output: { id: 'rec1', deleted: true },
  },
  {
    slug: 'AIRTABLE_LIST_BASES',
    answer: { bases: [{ id: 'app1', name: 'Climb', permissionLevel: 'edit' }] },
    sdk: () => service().listBases(),
    output: {
      bases: [{ id: 'app1', name: 'Climb', permissionLevel: 'edit' }],
      next_cursor: null,
    },
  },
  {
    slug: 'AIRTABLE_GET_BASE_SCHEMA',
    input: { baseId: 'app1' },
    answer: {
      tables: [
        {
          id: 'tbl1',
          name: 'Ropes & gear',
          primaryFieldId: 'fld1',
          fields: [
            { id: 'fld1', name: 'Name', type: 'singleLineText' },
            {
              id: 'fld2',
              name: 'Tags',
              type: 'multipleSelects',
              options: { choices: [{ id: 'sel1', name: 'red', color: 'redLight2' }] },
            },
            {
              id: 'fld3',
              name: 'Supplier',
              type: 'multipleRecordLinks',
              options: { linkedTableId: 'tbl2', isReversed: false, prefersSingleRecordLink: false },
            },
          ],
          views: [{ id: 'viw1', name: 'Grid view', type: 'grid' }],
        },
      ],
    },
    sdk: () => service().getBaseSchema('app1'),
    output: {
      tables: [
        {
          id: 'tbl1',
          name: 'Ropes & gear',
          primaryFieldId: 'fld1',
          fields: [
            { id: 'fld1', name: 'Name', type: 'singleLineText' },
            { id: 'fld2', name: 'Tags', type: 'multipleSelects', choices: ['red'] },
            {
              id: 'fld3',
              name: 'Supplier',
              type: 'multipleRecordLinks',
              linkedTableId: 'tbl2',
            },
          ],
          views: [{ id: 'viw1', name: 'Grid view', type: 'grid' }],
        },
      ],
    },
  },
  {
    slug: 'AIRTABLE_LIST_COMMENTS',
    input: { baseId: 'app1', tableIdOrName: 'tbl1', recordId: 'rec1', offset: 'o1' },
    answer: {
      comments: [
        {
          id: 'com1',
          text: 'Too short.',
          createdTime: '2026-11-26T09:00:00.000Z',
          lastUpdatedTime: null,
          author: { id: 'usr1', email: 'ada@example.com', name: 'Ada' },
        },
      ],
      offset: 'o2',
    },
    sdk: () => service().listComments('app1', 'tbl1', 'rec1', 25, 'o1'),
    output: {
      comments: [
        { id: 'com1', text: 'Too short.', createdTime: '2026-11-26T09:00:00.000Z', author: 'Ada' },
      ],
      next_cursor: 'o2',
    },
  },
  {
    slug: 'AIRTABLE_CREATE_COMMENT',
    input: {
      baseId: 'app1',
      tableIdOrName: 'tbl1',
      recordId: 'rec1',
      text: 'Cut again.',
      parentCommentId: 'com1',
    },
    answer: {
      id: 'com2',
      text: 'Cut again.',
      createdTime: '2026-11-26T10:00:00.000Z',
      lastUpdatedTime: null,
      author: { id: 'usr1', email: 'ada@example.com' },
    },
    sdk: () => service().createComment('app1', 'tbl1', 'rec1', 'Cut again.', 'com1'),
    output: { id: 'com2', createdTime: '2026-11-26T10:00:00.000Z' },
  },
])

test('the next page is asked for as the SDK asks for it', async () => {
  const theirs = await captureRequests(
    () => records().select({ pageSize: 2 }).all(),
    ({ query }) => ({
      records: [],
      ...(!query.some(([name]) => name === 'offset') && { offset: 'o2' }),
    }),
  )
  const ours = await captureRequests(
    () =>
      runTool({
        toolkit: airtable,
        slug: 'AIRTABLE_LIST_RECORDS',
        input: { ...where, pageSize: 2, offset: 'o2' },
        routes: {},
      }),
    { records: [] },
  )
  expect(theirs.requests).toHaveLength(2)
  expect(ours.requests).toEqual([theirs.requests[1]])
  expect(ours.result.next_cursor).toBeNull()
})
