import { MaillonError } from '@maillon/core'
import { configOptions } from '../config/settings-for.ts'
import { parseOptions } from '../parse-options.ts'
import { addMcp } from './add-mcp.ts'
import { addOpenApi } from './add-openapi.ts'
import { approve } from './approve.ts'
import { doctor } from './doctor.ts'
import { listToolkits } from './list.ts'
import { showToolkit } from './show.ts'
import { toolkitsUsage } from './toolkits-usage.ts'
import { tryToolkit } from './try-toolkit.ts'

const options = {
  ...configOptions,
  user: { type: 'string' },
  project: { type: 'string', default: 'default' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

/** Runs `maillon toolkits …`; answers the exit code. */
export async function toolkits(arguments_: readonly string[]): Promise<number> {
  const [command, ...rest] = arguments_
  if (command === 'add' && rest[0] === 'openapi') return addOpenApi(rest.slice(1))
  if (command === 'add' && rest[0] === 'mcp') return addMcp(rest.slice(1))
  if (command === 'approve') return approve(rest)
  const operand = rest[0]?.startsWith('-') === false ? rest.shift() : undefined
  const given = parseOptions(rest, options)
  if (command === undefined || command === '--help' || command === 'help' || given.help)
    console.log(toolkitsUsage)
  else if (command === 'list') console.log(await listToolkits(given))
  else if (command === 'show') console.log(await showToolkit(operand, given))
  else if (command === 'test') return tryToolkit(operand, given)
  else if (command === 'doctor') return doctor(given)
  else {
    throw new MaillonError('config_invalid', {
      message: `There is no command "toolkits ${[command, operand].filter(Boolean).join(' ')}".`,
      hint: 'There are list, show, test, doctor, add openapi, add mcp and approve.',
    })
  }
  return 0
}
