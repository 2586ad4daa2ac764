import {
  type ListResourcesResult,
  type ReadResourceResult,
  ResourceNotFoundError,
} from '@modelcontextprotocol/server'
import type { LiveSession } from '../sessions/parts.ts'
import type { McpParts } from './parts.ts'
import { fileIdIn, fileResources, readFile } from './file-resources.ts'
import { readResult, resultIdIn, resultResources } from './result-resources.ts'
import { skillAt } from './skills/session-skills.ts'

const toolkits = {
  uri: 'maillon://toolkits',
  name: 'toolkits',
  title: 'Toolkits and connected accounts',
  description: 'The services that this session includes, and which of them the user has connected.',
  mimeType: 'application/json',
}

/** What a session has to read beside its tools. */
export async function listResources(
  parts: McpParts,
  session: LiveSession,
): Promise<ListResourcesResult> {
  const results = await resultResources(parts, session)
  return { resources: [toolkits, ...results, ...(await fileResources(parts, session))] }
}

/** Reads a resource of a session: never a credential. Throws the protocol's error for one that is not there. */
export async function readResource(
  parts: McpParts,
  session: LiveSession,
  uri: string,
): Promise<ReadResourceResult> {
  const id = resultIdIn(uri)
  if (id !== undefined) return { contents: [await readResult(parts, session, id)] }
  const fileId = fileIdIn(uri)
  if (fileId !== undefined) return { contents: [await readFile(parts, session, fileId)] }
  const skill = skillAt(parts, session, uri)
  if (skill) return { contents: [{ uri, mimeType: 'text/markdown', text: skill.text }] }
  if (uri !== toolkits.uri) throw new ResourceNotFoundError(uri)
  const items = await parts.sessions.toolkits(session, {})
  const text = JSON.stringify(
    items.map(({ slug, name, is_no_auth: needsNone, connected_account: account }) => ({
      slug,
      name,
      needs_account: !needsNone,
      connected_account: account && { id: account.id, status: account.status },
    })),
  )
  return { contents: [{ uri, mimeType: toolkits.mimeType, text }] }
}
