import { MaillonError } from '@maillon/core'
import { type AccessCheck, type AccessChecked, routes } from '@maillon/core/contract'
import { type Caller, checkScopes } from '../access/caller.ts'
import type { Mount } from './mount.ts'
import type { HttpParts } from './parts.ts'

type Rules = AccessChecked['rules']

const note =
  'Nothing was run, no hook of the app was asked, and no limit was counted: these, and the service, may still say no.'

/** Whether a key may make a call in a session, and which rule says so. */
export function mountAccessRoutes(mount: Mount, { apiKeys, sessions }: HttpParts): void {
  async function check(projectId: string, body: AccessCheck): Promise<AccessChecked> {
    const { api_key_id: keyId, session_id: id, tool_slug: slug, arguments: input } = body
    const ofKey = keyId === undefined ? [] : [await keySays(projectId, keyId)]
    const session = await sessions.get(projectId, id)
    const isLetIn = ofKey.every(({ says }) => says === 'yes')
    const rest = await sessions.checkAccess(session, { slug, arguments: input })
    return answerOf([...ofKey, ...(isLetIn ? rest : [])])
  }

  async function keySays(projectId: string, id: string): Promise<Rules[number]> {
    const row = await apiKeys.find(projectId, id)
    if (!row) throw noKey(id)
    const scopes = row.scopes as Caller['scopes']
    const who: Caller = { id, projectId, scopes, actor: { kind: 'key', id } }
    try {
      checkScopes(who, routes.executeInSession.scopes)
      return { rule: 'key', says: 'yes', why: `It has the scope ${scopes.join(', ')}.` }
    } catch (error) {
      if (!MaillonError.is(error)) throw error
      return { rule: 'key', says: 'no', why: error.message }
    }
  }

  mount(
    routes.checkAccess,
    // What only reads is read again.
    async ({ projectId, body }) => ({
      answer: await check(projectId, body),
      facts: null,
      isKept: false,
    }),
    (_, { projectId, body }) => check(projectId, body),
  )
}

function answerOf(rules: Rules): AccessChecked {
  const allowed = rules.every(({ says }) => says !== 'no')
  const first = rules.find(({ says }) => says === 'asks')
  const needs = first?.rule === 'account' ? 'connection' : 'approval'
  return { allowed, ...(allowed && first && { needs }), rules, note }
}

function noKey(id: string): MaillonError {
  return new MaillonError('api_key_not_found', {
    message: `There is no API key ${id}, or it has ended.`,
    hint: 'List the keys: maillon keys list',
  })
}
