import { auth, docs } from '@googleapis/docs'
import { specified } from '../specified.contract.ts'
import { googledocs } from './index.ts'

const authorization = new auth.OAuth2()
authorization.setCredentials({ access_token: 'specified' })
const { documents } = docs({ version: 'v1', auth: authorization })

const paragraph = (content: string, namedStyleType = 'NORMAL_TEXT') => ({
  elements: [{ textRun: { content, textStyle: {} } }],
  paragraphStyle: { namedStyleType },
})
const answer = {
  documentId: 'd1',
  title: 'Plan',
  revisionId: 'r1',
  suggestionsViewMode: 'SUGGESTIONS_INLINE',
  body: {
    content: [
      { endIndex: 1, sectionBreak: {} },
      { startIndex: 1, paragraph: paragraph('Ropes\n', 'HEADING_1') },
      { startIndex: 7, paragraph: paragraph('\n') },
      {
        startIndex: 8,
        table: {
          tableRows: [
            { tableCells: [{ content: [{ startIndex: 10, paragraph: paragraph('8 mm\n') }] }] },
          ],
        },
      },
    ],
  },
}
const batch = (request: object) => () =>
  documents.batchUpdate({ documentId: 'd1', requestBody: { requests: [request] } })

specified(googledocs, [
  {
    slug: 'GOOGLEDOCS_GET_DOCUMENT_BY_ID',
    input: { id: 'd1' },
    answer,
    sdk: () => documents.get({ documentId: 'd1' }),
    output: {
      documentId: 'd1',
      title: 'Plan',
      revisionId: 'r1',
      paragraphs: [
        { index: 1, text: 'Ropes', style: 'HEADING_1' },
        { index: 10, text: '8 mm' },
      ],
    },
  },
  {
    slug: 'GOOGLEDOCS_CREATE_DOCUMENT',
    input: { title: 'Plan' },
    answer,
    sdk: () => documents.create({ requestBody: { title: 'Plan' } }),
    output: { documentId: 'd1', title: 'Plan' },
  },
  {
    slug: 'GOOGLEDOCS_CREATE_DOCUMENT',
    input: { title: 'Plan', text: 'Ropes' },
    answer,
    sdk: async () => {
      await documents.create({ requestBody: { title: 'Plan' } })
      await batch({ insertText: { text: 'Ropes', endOfSegmentLocation: {} } })()
    },
    output: { documentId: 'd1', title: 'Plan' },
  },
  {
    slug: 'GOOGLEDOCS_APPEND_TEXT',
    input: { document_id: 'd1', text: 'Ropes' },
    answer: { replies: [{}] },
    sdk: batch({ insertText: { text: 'Ropes', endOfSegmentLocation: {} } }),
    output: { changed: true },
  },
  {
    slug: 'GOOGLEDOCS_INSERT_TEXT_ACTION',
    input: { document_id: 'd1', text_to_insert: 'Ropes', insertion_index: 1 },
    answer: { replies: [{}] },
    sdk: batch({ insertText: { text: 'Ropes', location: { index: 1 } } }),
    output: { changed: true },
  },
  {
    slug: 'GOOGLEDOCS_REPLACE_ALL_TEXT',
    input: { document_id: 'd1', find_text: '{{who}}', replace_text: 'Ada' },
    answer: { replies: [{ replaceAllText: { occurrencesChanged: 2 } }] },
    sdk: batch({
      replaceAllText: { replaceText: 'Ada', containsText: { text: '{{who}}', matchCase: true } },
    }),
    output: { occurrencesChanged: 2 },
  },
  {
    slug: 'GOOGLEDOCS_DELETE_CONTENT_RANGE',
    input: { document_id: 'd1', start_index: 1, end_index: 6 },
    answer: { replies: [{}] },
    sdk: batch({ deleteContentRange: { range: { startIndex: 1, endIndex: 6 } } }),
    output: { changed: true },
  },
])
