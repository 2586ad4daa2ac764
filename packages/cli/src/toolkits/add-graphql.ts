import { type GraphQlOptions, type Imported, importGraphQl, recorded } from '@maillon/import'
import { noPhases } from '../terminal/phases.ts'
import { type ImportGiven, writeImported } from './import-document.ts'
import { importedWith } from './imported-with.ts'
import { readGraphQlSource } from './read-graphql-source.ts'

/** Makes a toolkit of a schema; answers the exit code. Throws `config_invalid`, and then has written nothing. */
export async function addGraphQl(
  source: string,
  given: GraphQlGiven & Pick<ImportGiven, 'folder' | 'force' | 'json'>,
  phases = noPhases,
): Promise<number> {
  const start = performance.now()
  return writeImported(await readGraphQl(source, given, phases), { ...given, start }, phases)
}

interface GraphQlGiven
  extends Pick<GraphQlOptions, 'slug' | 'name' | 'only' | 'deprecated' | 'auth' | 'header'> {
  'base-url'?: string | undefined
  'key-prefix'?: string | undefined
  'key-env'?: string | undefined
}

/** A toolkit as a schema makes it, with a record of how. Throws `config_invalid`. */
export async function readGraphQl(
  source: string,
  given: GraphQlGiven,
  phases = noPhases,
): Promise<Imported> {
  const { 'base-url': baseUrl, 'key-prefix': prefix, 'key-env': keyVariable, ...wanted } = given
  phases.begin(`Reading ${source}`)
  const read = await readGraphQlSource(source, { keyVariable, header: wanted.header, prefix })
  phases.begin('Making tools of it')
  const imported = await importGraphQl(read.text, { ...wanted, ...read, baseUrl, prefix })
  return { ...imported, file: recorded(imported.file, importedWith({ ...given })) }
}
