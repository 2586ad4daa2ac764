import {
  defineToolkit,
  readAuth,
  type Tool,
  type Toolkit,
  type WrittenWays,
} from '@maillon/core/toolkit'
import { isOne } from './auth-of-file.ts'
import { graphQlFailure } from './graphql/call-graphql.ts'
import { commandService } from './mcp/command-service.ts'
import type { ToolkitFile } from './toolkit-file.ts'

/** What a file says of its toolkit, beside its tools. */
export type FactsOfFile = Omit<ToolkitFile, 'tools' | 'schemas' | 'source'> & {
  source: Pick<ToolkitFile['source'], 'kind'>
}

/** The toolkit that a file describes, with these tools. Throws `config_invalid`. */
export function toolkitOf(file: FactsOfFile, tools: readonly Tool[]): Toolkit {
  return defineToolkit({
    slug: file.slug,
    name: file.name,
    description: file.description,
    version: file.version,
    baseUrl: file.baseUrl,
    ...(file.hosts && { hosts: file.hosts }),
    ...(file.origins && { origins: file.origins }),
    ...(file.headers && { headers: file.headers }),
    ...(file.docsUrl && { docsUrl: file.docsUrl }),
    auth: readAuth(file.auth as WrittenWays),
    ...localOf(file),
    ...(file.source.kind === 'graphql' && { failure: graphQlFailure }),
    verified: 'imported',
    tools,
  })
}

function localOf({ command, name, auth }: FactsOfFile): Pick<Toolkit, 'local'> {
  if (!command) return {}
  const [keyHeader] =
    isOne(auth) && auth.scheme === 'API_KEY' ? Object.keys(auth.headers ?? {}) : []
  return { local: commandService({ command, toolkit: name, keyHeader }) }
}
