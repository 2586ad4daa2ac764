import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkDocument } from '../../../../scripts/import-report/check-document.ts'
import { startLoopback } from '../../../../scripts/import-report/loopback.ts'

let loopback: Awaited<ReturnType<typeof startLoopback>>
beforeAll(async () => {
  loopback = await startLoopback()
})
afterAll(() => loopback.stop())

const resolve = createRequire(import.meta.url).resolve(
  '@octokit/openapi/generated/api.github.com.json',
)

test('each request of GitHub’s document is what the document says, read by another', async () => {
  const document = JSON.parse(readFileSync(resolve, 'utf8')) as { paths: object }
  // Every fourth path; all of it, and of sixty others, by pnpm import-report.
  const paths = Object.fromEntries(
    Object.entries(document.paths).filter((_, index) => index % 4 === 0),
  )
  const report = await checkDocument('github', { ...document, paths }, loopback)
  expect(report.wrong).toEqual([])
  expect(report.called).toBeGreaterThan(250)
})

const text = { type: 'string' }
const form = {
  type: 'object',
  properties: {
    name: text,
    tags: { type: 'array', items: text },
    card: { type: 'object', properties: { no: text } },
  },
}

test('each way to write a value is what the document says, read by another', async () => {
  const parameter = (place: string, name: string, more: object) => ({
    in: place,
    name,
    required: true,
    ...more,
  })
  const list = { schema: { type: 'array', items: text } }
  const object = { schema: { type: 'object', properties: { a: text, b: { type: 'integer' } } } }
  const content = (type: string, more: object = {}) => ({
    post: { requestBody: { content: { [type]: { schema: form, ...more } } } },
  })
  const encoding = { tags: { style: 'deepObject', explode: true }, card: { style: 'deepObject' } }
  const { wrong, called } = await checkDocument(
    'acme',
    {
      openapi: '3.1.0',
      info: { title: 'Acme' },
      servers: [{ url: 'https://{team}.acme.test/api', variables: { team: { default: 'demo' } } }],
      security: [{ a: [], b: [], c: [] }],
      components: {
        securitySchemes: {
          a: { type: 'apiKey', in: 'query', name: 'key' },
          b: { type: 'apiKey', in: 'header', name: 'X-Key' },
          c: { type: 'apiKey', in: 'cookie', name: 'sid' },
        },
      },
      paths: {
        '/simple/{v}/{w}': {
          parameters: [
            parameter('path', 'v', list),
            parameter('path', 'w', { ...object, explode: true }),
          ],
          get: {
            parameters: [
              parameter('header', 'X-V', list),
              parameter('header', 'Accept-Language', { schema: text }),
            ],
          },
        },
        '/query': {
          get: {
            parameters: [
              parameter('query', 'a', list),
              parameter('query', 'b', { ...list, explode: false }),
              parameter('query', 'c', { ...list, style: 'pipeDelimited' }),
              parameter('query', 'd', { ...list, style: 'spaceDelimited' }),
              parameter('query', 'e', { ...object, style: 'deepObject' }),
              parameter('query', 'f', { ...object, explode: false }),
              parameter('query', 'g', { content: { 'application/json': object } }),
              parameter('query', 'h', { schema: text, allowReserved: true }),
            ],
          },
        },
        '/behind?fixed=1&q={term}': {
          get: { parameters: [parameter('path', 'term', { schema: text })] },
        },
        '/json': content('application/json'),
        '/merge': content('application/merge-patch+json'),
        '/form': content('application/x-www-form-urlencoded', { encoding }),
        '/plain-form': content('application/x-www-form-urlencoded'),
        '/parts': content('multipart/form-data', {
          encoding: { name: { contentType: 'text/markdown' } },
        }),
      },
    },
    loopback,
  )
  expect(wrong).toEqual([])
  expect(called).toBe(8)
})
