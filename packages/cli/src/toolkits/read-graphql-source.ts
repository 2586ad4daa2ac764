import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { MaillonError } from '@maillon/core'
import { askSchema } from '@maillon/import'
import { variable } from '../config/environment.ts'
import { limited, readSource, requireHttps, unreadable } from './read-source.ts'

export interface GraphQlSourceOptions {
  /** The variable of the environment with the operator's own key, where an endpoint tells its schema to nobody else. */
  keyVariable?: string | undefined
  /** The header that it goes in, and what stands before it there. */
  header?: string | undefined
  prefix?: string | undefined
}

/**
 * A GraphQL schema by the name of its file or of a folder of such files, or by an https URL: of an endpoint, which is asked
 * for it, or of a file. Throws `config_invalid`.
 */
export async function readGraphQlSource(
  source: string,
  options: GraphQlSourceOptions = {},
): Promise<{ text: string; from: string }> {
  if (!/^[a-z]+:\/\//i.test(source)) return ofFiles(source)
  requireHttps(source)
  const told = await askSchema((query) => answerOf(source, query, options))
  if (told !== undefined) return { text: told, from: source }
  const { text, from } = await readSource(source)
  return { text, from }
}

async function answerOf(
  url: string,
  query: string,
  options: GraphQlSourceOptions,
): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json, application/json;q=0.9',
      'content-type': 'application/json',
      ...keyOf(options),
    },
    body: JSON.stringify({ query }),
    // What somebody else says would be taken for the service's, and a key would go there.
    redirect: 'manual',
    signal: AbortSignal.timeout(60_000),
  }).catch((cause: Error) => {
    throw unreadable(url, cause.message, cause)
  })
  try {
    return JSON.parse(await limited(response, url)) as unknown
  } catch (error) {
    if (MaillonError.is(error)) throw error
    return undefined
  }
}

function keyOf({ keyVariable, header, prefix }: GraphQlSourceOptions): Record<string, string> {
  if (keyVariable === undefined) return {}
  const key = variable(process.env, keyVariable)
  if (key === undefined) {
    throw new MaillonError('config_invalid', {
      message: `The variable ${keyVariable} is not set.`,
      hint: 'Pass the name of one that holds the key, and not the key itself.',
    })
  }
  const before = prefix ?? (header === undefined ? 'Bearer ' : '')
  return { [header ?? 'authorization']: `${before}${key}` }
}

async function ofFiles(source: string): Promise<{ text: string; from: string }> {
  const isFolder = await stat(source).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (!isFolder) {
    const { text, from } = await readSource(source)
    return { text, from }
  }
  const names = (await readdir(source, { recursive: true }))
    .filter((name) => /\.(graphqls?|gql)$/i.test(name))
    .toSorted()
  if (names.length === 0) throw unreadable(source, 'no file of the folder is a GraphQL schema')
  const texts = await Promise.all(names.map((name) => readFile(join(source, name), 'utf8')))
  return { text: texts.join('\n'), from: basename(source) }
}
