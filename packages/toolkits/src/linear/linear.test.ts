import { runSpecifiedCase, type WireRequest } from '@maillon/testkit/specified'
import { executeSync, parse } from 'graphql'
import { expect, test } from 'vitest'
import { ada, cases } from './cases.contract.ts'
import { linear } from './index.ts'
import { readOperation } from '../read-operation.contract.ts'
import { readSdkSchema } from './sdk-schema.contract.ts'

const schema = await readSdkSchema()

test.each(cases)('$slug asks by the schema for what the SDK asks for', async (one) => {
  const { ours, theirs, output } = await runSpecifiedCase(linear, {
    ...one,
    answer: (request) => answer(request, one.world),
    // It asks for far more than we do; what it makes of an answer that lacks it is not compared.
    sdk: () => one.sdk().catch(() => undefined),
  })
  expect(theirs).toHaveLength(1)
  expect(ours.map(asked)).toEqual(theirs.map(asked))
  expect(output).toEqual(one.output)
})

test('every tool is compared', () => {
  const compared = new Set(cases.map(({ slug }) => slug))
  expect([...compared].toSorted()).toEqual(linear.tools.map(({ slug }) => slug).toSorted())
})

function asked({ method, url, body }: WireRequest) {
  return { method, url, ...readOperation(schema, body) }
}

/** What Linear's schema makes of a world: the fields that were asked for, and an error where one is missing. */
function answer({ body }: WireRequest, rootValue: unknown): object {
  const { query, variables } = body as { query: string; variables?: Record<string, unknown> }
  return executeSync({
    schema,
    document: parse(query),
    rootValue,
    ...(variables && { variableValues: variables }),
  })
}

test('two workspaces of one person are two accounts', () => {
  const identity = linear.identity
  const organization = { id: 'o1', name: 'Ropes' }
  const body = { method: 'POST', url: '', query: [], body: identity?.request.json } as const
  const told = answer({ ...body, query: [] }, { viewer: { ...ada, organization } })
  expect(identity?.read(told as never)).toEqual({
    subject: 'o1:u1',
    label: 'ada@example.com in Ropes',
  })
})

test('errors are read, whatever the status', () => {
  const error = (type: string, message = 'No.') => ({
    errors: [{ message, extensions: { type, userPresentableMessage: 'Sorry.' } }],
  })
  const failure = (status: number, body: unknown) => linear.failure?.({ status, body })
  expect(failure(200, { data: {} })).toBeUndefined()
  expect(failure(200, error('invalid input'))).toEqual({ message: 'Sorry.' })
  expect(failure(400, error('ratelimited'))?.reason).toBe('rate_limited')
  expect(failure(400, error('authentication error'))?.reason).toBe('token_rejected')
  expect(failure(400, error('forbidden', 'Invalid scope: `write` required'))?.reason).toBe(
    'missing_scopes',
  )
  expect(failure(503, '')?.message).toBe('Linear answered with status 503.')
})
