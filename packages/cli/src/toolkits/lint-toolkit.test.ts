import { importOpenApi, toToolkit } from '@maillon/import'
import { allToolkits } from '@maillon/toolkits'
import { expect, test } from 'vitest'
import { lintText, lintToolkit } from './lint-toolkit.ts'

test('tools that a model cannot find or call are told, and no tool of the catalogue is without a description', () => {
  const id = (more: object) => ({
    name: 'thing_id',
    in: 'path',
    required: true,
    schema: { type: 'string' },
    ...more,
  })
  const document = {
    openapi: '3.1.0',
    info: { title: 'Acme' },
    servers: [{ url: 'https://api.acme.test' }],
    paths: {
      '/things/{thing_id}': {
        get: { operationId: 'getThing', parameters: [id({})] },
        put: {
          summary: 'Change',
          description: 'Changes a thing.',
          parameters: [id({ description: 'As lists say.' })],
        },
      },
    },
  }
  const { file } = importOpenApi(JSON.stringify(document), { from: 'acme.json' })
  const findings = lintToolkit(toToolkit(file, 'acme.json'))
  expect(findings).toEqual([
    { tool: 'ACME_GET_THING', what: 'unknown argument', detail: 'thing_id' },
    { tool: 'ACME_GET_THING', what: 'no description', detail: 'GET /things/{thing_id}' },
  ])
  expect(lintText(findings, 2)).toEqual([
    '1 of 2 tools: they need what no description explains: ACME_GET_THING (thing_id)',
    '1 of 2 tools: nothing says what they do: ACME_GET_THING',
  ])
  expect(allToolkits.flatMap(lintToolkit).filter(({ what }) => what === 'no description')).toEqual(
    [],
  )
})
