import { type GraphQlOptions, type Imported, importGraphQl, recorded } from '@maillon/import'
import { parseOptions } from '../parse-options.ts'
import { importOptions, writeImported } from './import-document.ts'
import { importedWith } from './imported-with.ts'
import { readGraphQlSource } from './read-graphql-source.ts'
import { toolkitsUsage } from './toolkits-usage.ts'

const { server: _, overlay: __, ...shared } = importOptions
const options = {
  ...shared,
  auth: { type: 'string' },
  header: { type: 'string' },
  'key-prefix': { type: 'string' },
  'key-env': { type: 'string' },
} as const

/** Runs `maillon toolkits add graphql`; answers the exit code. Throws `config_invalid`, and then has written nothing. */
export async function addGraphQl(arguments_: readonly string[]): Promise<number> {
  const [source, ...rest] = arguments_
  const given = parseOptions(source?.startsWith('-') ? arguments_ : rest, options)
  if (given.help || source === undefined || source.startsWith('-')) {
    console.log(toolkitsUsage)
    return given.help ? 0 : 2
  }
  const start = performance.now()
  return writeImported(await readGraphQl(source, given), { ...given, start })
}

interface GraphQlGiven
  extends Pick<GraphQlOptions, 'slug' | 'name' | 'only' | 'deprecated' | 'auth' | 'header'> {
  'base-url'?: string | undefined
  'key-prefix'?: string | undefined
  'key-env'?: string | undefined
}

/** A toolkit as a schema makes it, with a record of how. Throws `config_invalid`. */
export async function readGraphQl(source: string, given: GraphQlGiven): Promise<Imported> {
  const { 'base-url': baseUrl, 'key-prefix': prefix, 'key-env': keyVariable, ...wanted } = given
  const read = await readGraphQlSource(source, { keyVariable, header: wanted.header, prefix })
  const imported = await importGraphQl(read.text, { ...wanted, ...read, baseUrl, prefix })
  return { ...imported, file: recorded(imported.file, importedWith({ ...given })) }
}
