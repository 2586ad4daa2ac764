import { expect, test } from 'vitest'
import { MaillonError } from '../../errors/maillon-error.ts'
import { type OAuth2Auth, oauth2 } from './oauth2.ts'
import { defineToolkit } from '../define-toolkit.ts'

const define = (words: Partial<OAuth2Auth>) =>
  defineToolkit({
    slug: 'service',
    name: 'Service',
    description: 'A service.',
    version: '20261130_00',
    baseUrl: 'https://service.test',
    auth: oauth2({
      authorizeUrl: 'https://service.test/authorize',
      tokenUrl: 'https://service.test/token',
      scopes: {},
      ...words,
    }),
    verified: 'imported',
    tools: [],
  })

test.each<[words: Partial<OAuth2Auth>, place: string, mend: string]>([
  [{ tokenUrl: 'http://service.test/token' }, 'auth.tokenUrl', 'no https URL'],
  [{ refreshUrl: '/refresh' }, 'auth.refreshUrl', 'no https URL'],
  [{ parameterNames: { client_id: '' } }, 'auth.parameterNames.client_id', 'no parameter'],
  [{ parameterNames: { client_id: 'id', code: 'id' } }, 'auth.parameterNames', 'each its own'],
  [{ parameterNames: { client_id: 'client_secret' } }, 'auth.parameterNames', 'each its own'],
  [{ parameterNames: { scope: 'state' } }, 'auth.parameterNames', 'each its own'],
  [{ callbackCode: 'state' }, 'auth.callbackCode', 'no name of a code'],
  [{ authorizeParameters: { state: 'x' } }, 'auth.authorizeParameters', 'leave it out'],
  [{ linkParameters: ['redirect_uri'] }, 'auth.linkParameters', 'leave it out'],
  [{ linkParameters: ['code_challenge'] }, 'auth.linkParameters', 'leave it out'],
  [
    { parameterNames: { scope: 'user_scope' }, linkParameters: ['user_scope'] },
    'auth.linkParameters',
    'leave it out',
  ],
  [{ tokenParameters: { client_id: 'x' } }, 'auth.tokenParameters', 'leave it out'],
  [{ refreshParameters: { grant_type: 'x' } }, 'auth.refreshParameters', 'leave it out'],
  [{ tokenAnswer: { access_token: 'data..token' } }, 'auth.tokenAnswer.access_token', 'dots'],
  [{ scopeSeparator: '' }, 'auth.scopeSeparator', 'say what stands'],
  [{ callHeaders: { 'client-id': '{client_id}' } }, 'auth.callHeaders', 'say which header'],
  [{ callHeaders: { 'x token': '{token}' } }, 'auth.callHeaders["x token"]', 'no header'],
  [{ callHeaders: { cookie: 't={token}' } }, 'auth.callHeaders["cookie"]', 'leave it out'],
  [{ callHeaders: { 'x-t': '{token}\r\nx: y' } }, 'auth.callHeaders["x-t"]', 'no header’s value'],
  [{ callHeaders: { 'x-t': '{token}{secret}' } }, 'auth.callHeaders["x-t"]', 'only {token}'],
  [{ callHeaders: { 'X-T': '{token}', 'x-t': 'a' } }, 'auth.callHeaders', 'write it once'],
  [{ pkce: 'none', clientAuthentication: 'none' }, 'auth.pkce', 'whoever has a code'],
])('%j is refused, with the place and the mend', (words, place, mend) => {
  try {
    define(words)
  } catch (error) {
    if (!MaillonError.is(error, 'config_invalid')) throw error
    expect(error.message).toContain(place)
    return expect(error.message.replaceAll("'", '’')).toContain(mend.replaceAll("'", '’'))
  }
  throw new Error('It was taken.')
})

test('what the RFC has, and what services have in its place, is taken', () => {
  expect(define({}).auth.scheme).toBe('OAUTH2')
  expect(define({ parameterNames: { client_id: 'client_key' }, pkce: 'none' }).slug).toBe('service')
})
