import { expect, test } from 'vitest'
import { summaryOf } from './summary-of.ts'

test.each<[string, string, string]>([
  ['get', '/v1/things', 'List things: GET /v1/things'],
  ['get', '/things/{id}', 'Get a thing: GET /things/{id}'],
  ['get', '/things/{id}/parts', 'List parts of a thing: GET /things/{id}/parts'],
  ['get', '/things/{id}/status', 'Get status of a thing: GET /things/{id}/status'],
  ['post', '/companies', 'Create a company: POST /companies'],
  ['post', '/things/{id}/archive', 'Archive a thing: POST /things/{id}/archive'],
  ['post', '/search', 'Search: POST /search'],
  ['post', '/boxes/{id}', 'Update a box: POST /boxes/{id}'],
  ['put', '/users/{id}/addresses/{n}', 'Set an address of a user: PUT /users/{id}/addresses/{n}'],
  ['delete', '/orderItems/{id}', 'Delete an order item: DELETE /orderItems/{id}'],
  ['get', '/', 'Get: GET /'],
  ['get', '/{id}', 'Get id: GET /{id}'],
])('%s %s, of which nothing is said, is called after what it does', (method, path, said) => {
  expect(summaryOf({ method, path })).toBe(said)
})

test('what the document calls it comes first, and its tag is told', () => {
  expect(summaryOf({ method: 'get', path: '/a', id: 'fetchAll-users', tag: 'People' })).toBe(
    'Fetch all users: GET /a (People)',
  )
})
