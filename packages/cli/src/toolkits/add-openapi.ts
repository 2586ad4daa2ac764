import { parseOptions } from '../parse-options.ts'
import { importDocument, importOptions } from './import-document.ts'
import { toolkitsUsage } from './toolkits-usage.ts'

const options = {
  ...importOptions,
  auth: { type: 'string' },
  'key-prefix': { type: 'string' },
} as const

/** Runs `maillon toolkits add openapi`; answers the exit code. Throws `config_invalid`, and then has written nothing. */
export async function addOpenApi(arguments_: readonly string[]): Promise<number> {
  const [source, ...rest] = arguments_
  const given = parseOptions(source?.startsWith('-') ? arguments_ : rest, options)
  if (given.help || source === undefined) {
    console.log(toolkitsUsage)
    return given.help ? 0 : 2
  }
  return importDocument(source, given)
}
