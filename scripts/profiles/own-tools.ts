import { MaillonError } from '@maillon/core'
import { type JsonSchema, toJsonSchema } from '@maillon/core/provider'
import { importOpenApi } from '@maillon/import'
import { schemaCorpus } from '@maillon/testkit'
import { allToolkits } from '@maillon/toolkits'
import {
  metaTools,
  metaToolView,
} from '../../packages/engine/src/sessions/meta-tools/meta-tools.ts'
import { readDocuments } from '../import-report/read-documents.ts'

/** A tool as it is of itself. */
export interface OwnTool {
  slug: string
  description: string
  input: JsonSchema
}

/** The tools of the catalogue, and a session's own. */
export function* catalogueTools(): Generator<OwnTool> {
  for (const { tools } of allToolkits) {
    for (const { slug, description, input } of tools) {
      yield { slug, description, input: toJsonSchema(input) }
    }
  }
  for (const { slug, description, input_parameters: input } of metaTools.map(metaToolView)) {
    yield { slug, description, input }
  }
}

/** The schemas of testkit, which have made a framework or an API stumble. */
export function* corpusTools(): Generator<OwnTool> {
  for (const { name, schema } of schemaCorpus) {
    yield { slug: name, description: `Runs ${name}.`, input: schema }
  }
}

/** The tools of public documents, from packages. */
export function* importedTools(folder: string, only?: readonly string[]): Generator<OwnTool> {
  for (const { document, root } of readDocuments(folder, only)) {
    for (const { slug, description, input } of toolsOf(document, root)) {
      yield { slug, description, input }
    }
  }
}

function toolsOf(document: string, root: Record<string, unknown>) {
  try {
    return importOpenApi(JSON.stringify(root), { from: document }).file.tools
  } catch (error) {
    // A document that the importer refuses has no tools.
    if (MaillonError.is(error, 'config_invalid')) return []
    throw error
  }
}
