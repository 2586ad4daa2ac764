import type { Constraint, SessionConfig } from '@maillon/core/contract'
import type { CatalogueTool } from '../../catalogue/catalogue-tool.ts'
import { constraintsOf } from './constraints-of.ts'

/** More values say no more. */
const maxShown = 20

/** What a constraint allows, to go on behind the argument's name. */
export function allowedText({
  equals,
  in: values,
  min,
  max,
  pattern,
  optional,
}: Constraint): string {
  const said = [
    equals !== undefined && `be ${JSON.stringify(equals)}`,
    values && `be one of ${listed(values)}`,
    min !== undefined && `be at least ${min}`,
    max !== undefined && `be at most ${max}`,
    pattern !== undefined && `match ^(?:${pattern})$ as a whole`,
  ].filter((one) => one !== false && one !== undefined)
  return `has to ${said.join(', and ')}${optional ? ', or is left out' : ''}`
}

/** The same tool, whose description tells what a session allows of its arguments. */
export function withConstraints(tool: CatalogueTool, config: SessionConfig): CatalogueTool {
  const constraints = Object.entries(constraintsOf(config, tool.tool.slug))
  if (constraints.length === 0) return tool
  const rules = constraints.map(([argument, rule]) => `${argument} ${allowedText(rule)}`)
  const description = `${tool.tool.description} In this session, ${rules.join('; ')}.`
  // Schemas are made when they are asked for.
  return Object.create(tool, {
    tool: { value: { ...tool.tool, description }, enumerable: true },
  }) as CatalogueTool
}

function listed(values: readonly unknown[]): string {
  const shown = values.slice(0, maxShown).map((value) => JSON.stringify(value))
  const more = values.length - shown.length
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
