import type { Tool } from '@modelcontextprotocol/client'
import { shownSchema } from '../openapi/input-schema.ts'
import { Unusable } from '../openapi/problems.ts'
import { createResolver } from '../openapi/references.ts'
import { createSchemas, definitionsOf } from '../openapi/schemas.ts'
import { shortText, wordsOf } from '../openapi/texts.ts'
import type { ToolOfFile } from '../toolkit-file.ts'
import { fingerprint } from './fingerprint.ts'
import { headerFault } from './header-fault.ts'
import { withFiles } from './with-files.ts'

/** As long as a careful description is; what is longer costs a model more than it tells. */
const longestDescription = 1_000

/**
 * A server's tool as a toolkit's. Its texts are cut and lose what nobody sees. What it says of its own effect counts
 * only with `trustsHints`: else every call is one that may destroy. Throws Unusable.
 */
export function toolOfServer(
  tool: Tool,
  { slug, trustsHints }: { slug: string; trustsHints: boolean },
): ToolOfFile {
  const { annotations = {} } = tool
  if (!isForModels(tool))
    throw new Unusable('It is for a page of the server’s own, not for models.')
  const fault = headerFault(tool.inputSchema)
  if (fault !== undefined) throw new Unusable(`Clients refuse its headers. ${fault}`)
  const name = shortText(tool.title ?? annotations.title, 80) || words(tool.name)
  return {
    slug,
    name,
    description: shortText(tool.description, longestDescription) || name,
    effect: trustsHints ? effectOf(annotations) : 'destroy',
    ...(trustsHints && annotations.idempotentHint === true && { idempotent: true }),
    ...inputOf(tool.inputSchema),
    call: { kind: 'mcp', tool: tool.name, sha256: fingerprint(tool) },
  }
}

/** As the Apps extension says it: for both, where a tool says nothing. */
export function isForModels(listed: unknown): boolean {
  const visibility = Object(Object(Object(listed)._meta).ui).visibility as unknown
  return !Array.isArray(visibility) || visibility.includes('model')
}

function words(name: string): string {
  const text = wordsOf(name).join(' ').toLowerCase() || 'call'
  return text.charAt(0).toUpperCase() + text.slice(1, 80)
}

/** By the defaults of the protocol: what says nothing of itself may destroy. */
function effectOf(annotations: NonNullable<Tool['annotations']>): ToolOfFile['effect'] {
  if (annotations.readOnlyHint === true) return 'read'
  return annotations.destructiveHint === false ? 'write' : 'destroy'
}

function inputOf(schema: Tool['inputSchema']): Pick<ToolOfFile, 'input' | 'wholeInput'> {
  const told = withFiles(schema)
  const schemas = createSchemas({ root: told, resolve: createResolver(told, { path: '' }) })
  const { properties = {}, ...root } = schemas.convert(told)
  const { input, wholeInput: whole } = shownSchema({ ...root, properties }, schemas)
  return {
    input,
    ...(whole && { wholeInput: { ...whole, $defs: definitionsOf([whole], schemas) } }),
  }
}
