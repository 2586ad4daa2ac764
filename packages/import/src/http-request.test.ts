import { path as pathOf } from '@maillon/core/toolkit'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { httpRequest } from './http-request.ts'
import type { HttpCall, Parameter } from './toolkit-file.ts'

const call = (more: Partial<HttpCall>): HttpCall => ({
  kind: 'http',
  method: 'GET',
  path: '/items',
  parameters: [],
  ...more,
})
const query = (more: Partial<Parameter>): HttpCall =>
  call({ parameters: [{ argument: 'v', name: 'v', in: 'query', ...more }] })

const list = ['a', 'b c']
const object = { r: 1, g: [2, 3] }

// What OpenAPI 3.1 §4.8.12.4 shows for each style.
test.each<[string, Partial<Parameter>, unknown, object | undefined]>([
  ['a value', {}, 5, { v: ['5'] }],
  ['nothing', {}, null, undefined],
  ['a list', {}, list, { v: ['a', 'b c'] }],
  ['a list in one', { explode: false }, list, { v: ['a,b c'] }],
  ['pipes', { style: 'pipeDelimited' }, list, { v: ['a|b c'] }],
  ['spaces', { style: 'spaceDelimited' }, list, { v: ['a b c'] }],
  ['an object', {}, { r: 1, g: 2 }, { r: ['1'], g: ['2'] }],
  ['an object in one', { explode: false }, { r: 1, g: 2 }, { v: ['r,1,g,2'] }],
  [
    'a deep object',
    { style: 'deepObject' },
    object,
    { 'v[r]': ['1'], 'v[g][0]': ['2'], 'v[g][1]': ['3'] },
  ],
  ['JSON', { style: 'json' }, object, { v: ['{"r":1,"g":[2,3]}'] }],
])('the query writes %s', (_, parameter, value, expected) => {
  expect(httpRequest(query(parameter), { v: value }).query).toEqual(expected)
})

test('a body is the argument, or made of the arguments that are its properties', () => {
  const json = { type: 'json', properties: { title: 'title', body_id: 'id' } } as const
  const post = call({ method: 'POST', body: json })
  expect(httpRequest(post, { title: 'x', body_id: 1 })).toEqual({
    method: 'POST',
    path: '/items',
    json: { title: 'x', id: 1 },
  })
  expect(httpRequest(post, {})).toEqual({ method: 'POST', path: '/items' })
  const whole = call({ method: 'POST', body: { type: 'json', argument: 'body' } })
  expect(httpRequest(whole, { body: [1] }).json).toEqual([1])
  const form = call({
    method: 'POST',
    body: { type: 'form', properties: { name: 'name', tags: 'tags', card: 'card' } },
  })
  expect(httpRequest(form, { name: 'a&b', tags: ['x', 'y'], card: { no: 1 } })).toMatchObject({
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    text: 'name=a%26b&tags=x&tags=y&card=%7B%22no%22%3A1%7D',
  })
})

test('headers take plain characters, and no line of their own', () => {
  const header = call({ parameters: [{ argument: 'v', name: 'x-one', in: 'header' }] })
  expect(httpRequest(header, { v: list }).headers).toEqual({ 'x-one': 'a,b c' })
  for (const v of ['a\r\nx: y', 'é', '\u0000'])
    expect(() => httpRequest(header, { v })).toThrow(/header may have/)
})

test('no value of a path parameter leads to another path', () => {
  const path = call({
    path: '/users/{id}/items/{item}',
    parameters: [
      { argument: 'id', name: 'id', in: 'path' },
      { argument: 'item', name: 'item', in: 'path', explode: true },
    ],
  })
  const values = fc.oneof(
    fc.constantFrom('.', '..', '', '/', '../..', '%2e%2e', '?x', '#x', '\\', 'a/../b', '{id}'),
    fc.string({ unit: 'binary' }),
    fc.jsonValue(),
  )
  fc.assert(
    fc.property(values, values, (id, item) => {
      let made: string
      try {
        made = httpRequest(path, { id, item }).path
      } catch (error) {
        expect(error).toMatchObject({ code: 'invalid_arguments' })
        return
      }
      const { pathname, search, hash, host } = new URL(`https://api.test${made}`)
      expect([host, search, hash]).toEqual(['api.test', '', ''])
      expect(pathname).toMatch(/^\/users\/[^/]+\/items\/[^/]+$/)
    }),
  )
  expect(httpRequest(path, { id: 'a/b', item: 7 }).path).toBe(pathOf`/users/${'a/b'}/items/${7}`)
})

test('an argument that is called as what all objects have is sent where it is given, and nowhere else', () => {
  const parameters = (['query', 'header', 'cookie'] as const).map((place) => ({
    argument: 'constructor',
    name: 'constructor',
    in: place,
  }))
  expect(httpRequest(call({ parameters }), {})).toEqual({ method: 'GET', path: '/items' })
  expect(httpRequest(call({ parameters }), { constructor: 1 })).toMatchObject({
    query: { constructor: ['1'] },
    headers: { constructor: '1', cookie: 'constructor=1' },
  })
  const properties = { constructor: 'constructor', toString: 'toString' }
  for (const type of ['json', 'form', 'multipart'] as const)
    expect(httpRequest(call({ method: 'POST', body: { type, properties } }), {})).toEqual({
      method: 'POST',
      path: '/items',
    })
  const parts = call({
    method: 'POST',
    body: { type: 'multipart', properties, files: { f: 'only' } },
  })
  const { body = [] } = httpRequest(parts, { constructor: { a: 1 } })
  expect(JSON.stringify(body)).toContain('content-type: application/json')
})
