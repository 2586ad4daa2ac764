import type { MaillonError } from '../errors/maillon-error.ts'
import type { JsonSchema } from '../schema/json-schema.ts'
import type { ProfileName } from './profiles/profile-name.ts'
import type { SessionTool } from './provider.ts'
import { strictSchema } from './strict/strict-schema.ts'
import { stripNulls } from './strict/strip-nulls.ts'
import { toolName } from './tool-name.ts'
import { toolParameters } from './tool-parameters.ts'
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

/** A tool as the profile's vendor takes it. */
export function offerTool(tool: SessionTool, profile: ProfileName): OfferedTool {
  const { slug, description, inputParameters } = tool
  const strict = profile === 'openai-strict' ? strictSchema(inputParameters) : undefined
  return {
    slug,
    name: toolName(slug),
    description,
    parameters: strict?.schema ?? toolParameters(inputParameters),
    strict: strict !== undefined,
    read: (written) => check(tool, strict ? stripNulls(strict, written) : written),
  }
}

/** Whether a model that writes this name means the tool, by whatever profile it was offered. */
export function hasName(slug: string, name: string): boolean {
  return toolName(slug) === name || slug === name
}

function check(tool: SessionTool, input: unknown): ReturnType<OfferedTool['read']> {
  return tool.check ? tool.check(input) : validateArguments(tool.inputParameters, input)
}
