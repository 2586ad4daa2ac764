import type { MaillonError } from '../errors/maillon-error.ts'
import type { JsonSchema } from '../schema/json-schema.ts'
import { assertProfile } from './profiles/assert-profile.ts'
import { dialects } from './profiles/dialect.ts'
import { mendSchema } from './profiles/mend-schema.ts'
import type { ProfileName } from './profiles/profile-name.ts'
import { readNames } from './profiles/read-names.ts'
import { splitDescription } from './profiles/split-description.ts'
import type { SessionTool } from './provider.ts'
import { strictSchema } from './strict/strict-schema.ts'
import { stripNulls } from './strict/strip-nulls.ts'
import { toolName } from './tool-name.ts'
import { validateArguments } from './validate-arguments.ts'

/** A tool as a model is offered it, and how to read what the model writes for it. */
export interface OfferedTool {
  slug: string
  /** The same each time for a slug. */
  name: string
  description: string
  /** A JSON Schema of an object. */
  parameters: JsonSchema
  /** Whether `parameters` is for a vendor's strict mode. */
  strict: boolean
  /** What the model wrote as the tool's own schema has it, or an `invalid_arguments` error. */
  read(written: unknown): Promise<{ value: Record<string, unknown> } | { error: MaillonError }>
}

/** A tool as the profile's vendor takes it. Throws `invalid_request` for what is no profile's name. */
export function offerTool(tool: SessionTool, profile: ProfileName): OfferedTool {
  assertProfile(profile)
  const { slug, inputParameters: own } = tool
  const strict = profile === 'openai-strict' ? strictSchema(own) : undefined
  const { schema, names } = strict ? { ...strict, names: new Map() } : mendSchema(own, profile)
  const { nameLength, descriptionLength } = dialects[profile]
  const read = (written: unknown) => {
    if (strict) return stripNulls(strict, written)
    return names.size > 0 ? readNames(own, names, written) : written
  }
  return {
    slug,
    name: toolName(slug, nameLength),
    ...splitDescription(tool, schema, descriptionLength),
    strict: strict !== undefined,
    read: (written) => check(tool, read(written)),
  }
}

/** Whether a model that writes this name means the tool, by whatever profile it was offered. */
export function hasName(slug: string, name: string): boolean {
  return name === slug || lengths.some((length) => toolName(slug, length) === name)
}

const lengths = [...new Set(Object.values(dialects).map(({ nameLength }) => nameLength))]

function check(tool: SessionTool, input: unknown): ReturnType<OfferedTool['read']> {
  return tool.check ? tool.check(input) : validateArguments(tool.inputParameters, input)
}
