import { MaillonError } from '@maillon/core'
import type { Permissions } from '@maillon/core/contract'
import { argumentNames } from '@maillon/core/toolkit'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import { nearNames } from '../../catalogue/near-names.ts'
import { placeOf, takesArgument } from './argument-place.ts'
import { linearPattern } from './linear-pattern.ts'

/**
 * Checks what constraints name: a typo would let nothing through, or all. Throws `tool_not_found`, `toolkit_not_found`, and
 * `invalid_request` for an argument that a tool does not take, or a pattern that is none.
 */
export function checkConstraintNames(catalogue: Catalogue, permissions: Permissions): void {
  for (const slug of permissions.allow_proxy ?? []) catalogue.toolkit(slug)
  for (const [slug, constraints] of Object.entries(permissions.constraints ?? {})) {
    const tool = catalogue.tool(slug)
    for (const [argument, { pattern }] of Object.entries(constraints)) {
      if (!takesArgument(tool, placeOf(argument))) {
        const near = nearNames(argument, argumentNames(tool.tool.input))
        throw new MaillonError('invalid_request', {
          message: `permissions.constraints: ${slug} takes no argument ${argument}.`,
          hint:
            near.length > 0
              ? `Did you mean ${near.join(' or ')}? A place inside an argument is a JSON Pointer, such as /to/*/email.`
              : 'A place inside an argument is a JSON Pointer, such as /to/*/email.',
        })
      }
      if (pattern !== undefined) checkPattern(slug, argument, pattern)
    }
  }
}

function checkPattern(slug: string, argument: string, pattern: string): void {
  try {
    linearPattern(pattern)
  } catch (error) {
    throw new MaillonError('invalid_request', {
      message: `permissions.constraints: the pattern for ${argument} of ${slug} is none. ${(error as SyntaxError).message}`,
      hint: 'It has to fit the whole text. There are . [ ] \\d \\w \\s ( ) | * + ? and {2,5}, and nothing that looks back or ahead.',
    })
  }
}
