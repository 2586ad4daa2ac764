import { MaillonError } from '@maillon/core'
import { addOpenApi } from './add-openapi.ts'
import { toolkitsUsage } from './toolkits-usage.ts'

/** Runs `maillon toolkits …`; answers the exit code. */
export async function toolkits(arguments_: readonly string[]): Promise<number> {
  const [command, ...rest] = arguments_
  if (command === undefined || command === '--help' || command === 'help') {
    console.log(toolkitsUsage)
    return 0
  }
  if (command === 'add' && rest[0] === 'openapi') return addOpenApi(rest.slice(1))
  throw new MaillonError('config_invalid', {
    message: `There is no command "toolkits ${[command, ...rest.slice(0, 1)].join(' ')}".`,
    hint: 'See maillon toolkits --help.',
  })
}
