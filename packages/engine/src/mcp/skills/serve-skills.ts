import { ProtocolError, ProtocolErrorCode, type Server } from '@modelcontextprotocol/server'
import { z } from 'zod'
import type { LiveSession } from '../../sessions/parts.ts'
import type { McpParts } from '../parts.ts'
import { sessionSkills, skillAt } from './session-skills.ts'

/** The name of the Skills extension (SEP-2640). */
export const skillsExtension = 'io.modelcontextprotocol/skills'

const listParams = z.looseObject({ cursor: z.string().optional() })
const getParams = z.looseObject({ uri: z.string() })
/** As long as the list of tools. */
const kept = { ttlMs: 60_000, cacheScope: 'private' }

/** Answers `skills/list` and `skills/get`. A skill's file is a resource, which `resources/read` reads. */
export function serveSkills(
  server: Server,
  parts: McpParts,
  {
    session,
    answer,
  }: { session: LiveSession; answer: <Result>(handle: () => Promise<Result>) => Promise<Result> },
): void {
  server.setRequestHandler('skills/list', { params: listParams }, ({ cursor }) =>
    answer(async () => {
      if (cursor !== undefined) throw notHere('The cursor is of no page of this list.')
      return { skills: sessionSkills(parts, session), ...kept }
    }),
  )
  server.setRequestHandler('skills/get', { params: getParams }, ({ uri }) =>
    answer(async () => {
      const found = skillAt(parts, session, uri)
      if (!found) throw notHere('This session has no skill at this address.')
      return { skill: found.skill, ...kept }
    }),
  )
}

function notHere(message: string): ProtocolError {
  return new ProtocolError(ProtocolErrorCode.InvalidParams, message)
}
