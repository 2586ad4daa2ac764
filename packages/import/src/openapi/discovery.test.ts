import { expect, test } from 'vitest'
import { httpRequest } from '../http-request.ts'
import { importOpenApi } from './import-openapi.ts'

type Json = Record<string, unknown>

const auth = (...names: string[]) => `https://www.googleapis.com/auth/${names.join('.')}`
const document = {
  kind: 'discovery#restDescription',
  id: 'notes:v1',
  name: 'notes',
  version: 'v1',
  title: 'Google Notes API',
  description: 'Notes of people.',
  documentationLink: 'https://developers.google.com/notes',
  rootUrl: 'https://notes.googleapis.com/',
  servicePath: 'notes/v1/',
  parameters: {
    alt: { type: 'string', location: 'query', default: 'json', enum: ['json', 'media'] },
    fields: { type: 'string', location: 'query', description: 'Which fields to include.' },
    key: { type: 'string', location: 'query' },
    oauth_token: { type: 'string', location: 'query' },
  },
  auth: {
    oauth2: {
      scopes: {
        [auth('notes')]: { description: 'See and change notes' },
        [auth('notes', 'readonly')]: { description: 'See notes' },
      },
    },
  },
  schemas: {
    Note: {
      id: 'Note',
      type: 'object',
      properties: {
        id: { type: 'string', readOnly: true },
        link: { type: 'string', description: 'Output only. Where it is.' },
        title: { type: 'string', annotations: { required: ['notes.notes.insert'] } },
        size: { type: 'string', format: 'int64' },
        pinned: { type: 'boolean', default: 'true' },
        count: { type: 'integer', default: '3', minimum: '1', maximum: '9' },
        any: { type: 'any' },
        replies: { type: 'array', items: { $ref: 'Note' } },
      },
    },
  },
  resources: {
    notes: {
      methods: {
        insert: {
          id: 'notes.notes.insert',
          path: 'notes',
          httpMethod: 'POST',
          description: 'Makes a note.',
          request: { $ref: 'Note' },
          scopes: [auth('notes')],
          supportsMediaUpload: true,
          mediaUpload: { protocols: { simple: { path: '/upload/notes/v1/notes' } } },
        },
        list: {
          id: 'notes.notes.list',
          path: 'notes',
          httpMethod: 'GET',
          parameters: {
            label: { type: 'string', location: 'query', repeated: true },
            max: { type: 'integer', location: 'query', default: '10', maximum: '50' },
          },
          scopes: [auth('notes'), auth('notes', 'readonly')],
        },
        old: { id: 'notes.notes.old', path: 'old', httpMethod: 'GET', deprecated: true },
      },
      resources: {
        parts: {
          methods: {
            get: {
              id: 'notes.notes.parts.get',
              path: '{+name}',
              httpMethod: 'GET',
              parameters: {
                name: { type: 'string', location: 'path', required: true, pattern: '^parts/.*$' },
              },
            },
            other: {
              id: 'notes.notes.parts.other',
              path: '{+name}',
              httpMethod: 'GET',
              parameters: { name: { type: 'string', location: 'path', required: true } },
            },
          },
        },
      },
    },
  },
}

const { file, problems, deprecated } = importOpenApi(JSON.stringify(document), {
  from: 'https://notes.googleapis.com/$discovery/rest?version=v1',
})
const toolOf = (slug: string) => file.tools.find((tool) => tool.slug === slug)
const request = (slug: string, input: Json) => {
  const call = toolOf(slug)?.call
  return call?.kind === 'http' ? httpRequest(call, input) : undefined
}

test('a Google discovery document is a toolkit: its methods, scopes and what Google’s OAuth wants', () => {
  expect(problems).toEqual([])
  expect(deprecated).toBe(1)
  expect(file).toMatchObject({
    slug: 'google_notes',
    name: 'Google Notes API',
    baseUrl: 'https://notes.googleapis.com/notes/v1',
    docsUrl: 'https://developers.google.com/notes',
    auth: {
      scheme: 'OAUTH2',
      authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
      tokenUrl: 'https://oauth2.googleapis.com/token',
      authorizeParameters: { access_type: 'offline', prompt: 'consent' },
      scopes: {
        [auth('notes')]: 'See and change notes',
        [auth('notes', 'readonly')]: 'See notes',
      },
    },
  })
  expect(file.tools.map(({ slug, effect, scopes }) => [slug, effect, scopes])).toEqual([
    ['GOOGLE_NOTES_NOTES_LIST', 'read', [auth('notes', 'readonly')]],
    ['GOOGLE_NOTES_NOTES_INSERT', 'write', [auth('notes')]],
    ['GOOGLE_NOTES_NOTES_PARTS_GET', 'read', undefined],
    ['GOOGLE_NOTES_NOTES_PARTS_OTHER', 'read', undefined],
  ])
})

test('its methods are called as it says: lists repeat, a name of several segments stays several', () => {
  expect(
    request('GOOGLE_NOTES_NOTES_LIST', { label: ['a', 'b'], max: 3, fields: 'items' }),
  ).toEqual({
    method: 'GET',
    path: '/notes',
    query: { label: ['a', 'b'], max: ['3'], fields: ['items'] },
  })
  expect(request('GOOGLE_NOTES_NOTES_PARTS_GET', { name: 'parts/1 2' })).toMatchObject({
    path: '/parts/1%202',
  })
  expect(request('GOOGLE_NOTES_NOTES_INSERT', { title: 'a', pinned: false })).toMatchObject({
    method: 'POST',
    path: '/notes',
    json: { title: 'a', pinned: false },
  })
})

test('its schemas are JSON Schema: what is only answered is left out, and what is needed is asked for', () => {
  expect(toolOf('GOOGLE_NOTES_NOTES_INSERT')?.input).toMatchObject({
    required: ['title'],
    properties: {
      size: { type: 'string', format: 'int64' },
      pinned: { type: 'boolean', default: true },
      count: { type: 'integer', default: 3, minimum: 1, maximum: 9 },
      any: {},
      replies: { type: 'array', items: { $ref: '#/$defs/Note' } },
    },
  })
  const names = Object.keys(toolOf('GOOGLE_NOTES_NOTES_INSERT')?.input.properties as Json)
  expect(names).toEqual(['fields', 'title', 'size', 'pinned', 'count', 'any', 'replies'])
})

test('one of another host than Google’s gets no token of Google’s by itself', () => {
  const read = (more: Json) =>
    importOpenApi(JSON.stringify({ ...document, rootUrl: 'https://acme.test/', ...more }), {
      from: 'x.json',
    }).file.auth
  expect(read({})).toEqual({ scheme: 'NO_AUTH' })
  expect(read({ auth: undefined })).toMatchObject({ query: { key: '{api_key}' } })
})
