import { randomBytes } from 'node:crypto'
import { Maillon, MaillonError } from '@maillon/core'
import type { Tool, Toolkit } from '@maillon/core/toolkit'
import { createEngine, type EngineOptions } from '@maillon/engine'
import { listServer, type ServerListing } from '@maillon/import'
import { z } from 'zod'

/** Whose account asks, and where it is; an engine in memory when left out, for servers that ask for none. */
export interface ListingAccount {
  database: string
  encryptionKey: string
  authConfigs: NonNullable<EngineOptions['authConfigs']>
  user: string
  project: string
}

/** How its server is reached, where not as its address says. */
export interface ListingWay {
  routes?: EngineOptions['routes']
  /** What the operator names for the toolkit. */
  origins?: readonly string[] | undefined
}

/**
 * Asks a toolkit's MCP server for its tools the way its calls go: through an engine, with a user's account where one is
 * needed. Throws `upstream_error` with what the engine said.
 */
export async function listThroughEngine(
  toolkit: Toolkit,
  account: ListingAccount | undefined,
  { routes = {}, origins = [] }: ListingWay = {},
): Promise<ServerListing> {
  let listing: ServerListing | undefined
  const tool: Tool = {
    slug: `${toolkit.slug.toUpperCase().replaceAll('-', '_')}_LIST_TOOLS`,
    name: 'List tools',
    description: 'Lists the tools of the server.',
    effect: 'read',
    input: z.object({}),
    output: z.unknown(),
    run: async (_, { exchange }) => {
      listing = await listServer({ url: toolkit.baseUrl, toolkit: toolkit.name, exchange })
    },
  }
  const { user, project, ...kept } = account ?? inMemory()
  const engine = await createEngine({
    ...kept,
    toolkits: [{ ...toolkit, tools: [tool] }],
    routes,
    origins: { [toolkit.slug]: origins },
    jobs: false,
  })
  try {
    const { error } = await new Maillon({ engine, project }).tools.execute(tool.slug, {
      userId: user,
    })
    if (listing && error === null) return listing
    throw new MaillonError('upstream_error', {
      message: error ?? `${toolkit.name} listed nothing.`,
      hint: 'Look whether the address is that of an MCP server, and how it is connected.',
    })
  } finally {
    await engine.close()
  }
}

function inMemory(): Omit<ListingAccount, 'user'> & { user: undefined } {
  return {
    database: ':memory:',
    encryptionKey: `import:${randomBytes(32).toString('base64')}`,
    authConfigs: {},
    user: undefined,
    project: 'default',
  }
}
