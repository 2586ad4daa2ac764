import type { SessionConfig, Tool } from '@maillon/core/contract'
import type { CatalogueTool } from '../catalogue/catalogue-tool.ts'
import { parameterNames } from '../catalogue/tool-input.ts'

const name = 'account'

/** Whether a tool of a session takes the account to use as an argument: where the user may have several. */
export function takesAccount(
  { multi_account }: SessionConfig,
  { tool, toolkit }: CatalogueTool,
): boolean {
  if (!multi_account.enable || toolkit.auth.scheme === 'NO_AUTH') return false
  return !parameterNames(tool).includes(name)
}

/** The view of a tool, with that argument. */
export function withAccountParameter(view: Tool, { multi_account }: SessionConfig): Tool {
  const { properties, ...schema } = view.input_parameters
  const isRequired = multi_account.require_explicit_selection ?? false
  const description = isRequired
    ? 'Id or alias of the account to use; needed when the user has several.'
    : 'Id or alias of the account to use, when the user has several; their default one when left out.'
  return {
    ...view,
    input_parameters: {
      ...schema,
      properties: { ...(properties as object), [name]: { type: 'string', description } },
    },
  }
}

/** The account that arguments name, apart from the others. */
export function splitAccount(input: Record<string, unknown> = {}): {
  account: string | undefined
  rest: Record<string, unknown>
} {
  const { [name]: account, ...rest } = input
  return typeof account === 'string' ? { account, rest } : { account: undefined, rest: input }
}
