import { isObject, type JsonObject, objectsOf, textOf } from '../json.ts'
import type { Refusal } from '../model-api.ts'
import { field } from './field.ts'
import { geminiRefusal } from './gemini-refusal.ts'
import { jsonSchemaFault } from './json-schema-fault.ts'
import { schemaFaults } from './schema-faults.ts'
import { schemaViolations } from './schema-violations.ts'

interface Declaration {
  /** `tools[0].function_declarations[0]` */
  at: string
  declared: JsonObject
}

/** Why Gemini does not take the functions that a request declares: first what cannot be read, then what may not be. */
export function declarationsRefusal(body: JsonObject): Refusal | undefined {
  const declarations = objectsOf(body.tools).flatMap((tool, index) =>
    objectsOf(field(tool, 'functionDeclarations')).map((declared, place) => {
      return { at: `tools[${index}].function_declarations[${place}]`, declared }
    }),
  )
  const violations = declarations.flatMap(({ at, declared: { parameters } }) =>
    parameters === undefined ? [] : schemaViolations(parameters, `${at}.parameters`),
  )
  if (violations.length > 0) {
    const message = violations.map(({ description }) => description).join('\n')
    return geminiRefusal(message, {}, violations)
  }
  const faults = declarations.flatMap(declarationFaults)
  if (faults.length > 0) return geminiRefusal(faults.map((fault) => `* ${fault}\n`).join(''))
  return jsonSchemaRefusal(declarations) ?? countRefusal(declarations)
}

function declarationFaults({ at, declared }: Declaration): string[] {
  const here = `GenerateContentRequest.${at}`
  const { name, parameters } = declared
  // https://github.com/router-for-me/Cli-Proxy-API-Management-Center/issues/120; 128 by the documentation, 64 by older ones.
  const named = /^[a-zA-Z_][a-zA-Z0-9_.:-]{0,63}$/.test(textOf(name))
    ? []
    : [`${here}.name: ${nameRule}`]
  if (parameters === undefined || parameters === null || !isObject(parameters)) return named
  if (field(declared, 'parametersJsonSchema') !== undefined) {
    named.push(`${here}: parameters and parameters_json_schema are mutually exclusive.`)
  }
  if (textOf(parameters.type).toUpperCase() !== 'OBJECT') {
    named.push(`${here}.parameters.type: must be OBJECT.`)
  }
  return [...named, ...schemaFaults(parameters, `${here}.parameters`)]
}

const nameRule =
  'Invalid function name. Must start with a letter or an underscore. Must be alphameric (a-z, A-Z, 0-9), underscores (_), dots (.), colons (:), or dashes (-), with a maximum length of 64.'

function jsonSchemaRefusal(declarations: readonly Declaration[]): Refusal | undefined {
  for (const { declared } of declarations) {
    const schema = field(declared, 'parametersJsonSchema')
    const fault = schema === undefined ? undefined : jsonSchemaFault(schema)
    if (fault !== undefined) return geminiRefusal(fault)
  }
  return undefined
}

function countRefusal(declarations: readonly Declaration[]): Refusal | undefined {
  // https://github.com/google-gemini/gemini-cli/issues/19083
  if (declarations.length > 512) {
    return geminiRefusal(
      'The GenerateContentRequest proto is invalid:\n  * tools[0].function_declarations: [FIELD_INVALID] At most 512 function declarations can be specified.',
    )
  }
  const names = declarations.map(({ declared }) => textOf(declared.name))
  const twice = names.find((name, index) => names.indexOf(name) < index)
  // https://github.com/tridz-dev/huf/pull/341
  return twice === undefined
    ? undefined
    : geminiRefusal(`Duplicate function declaration found: ${twice}`)
}
