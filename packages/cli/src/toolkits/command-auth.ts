import { MaillonError } from '@maillon/core'
import { type Command, keyInHeader, type ToolkitFile } from '@maillon/import'

export interface CommandOptions {
  env?: string[] | undefined
  key?: string | undefined
}

/** What a server is started by, and how its accounts are connected. Throws `config_invalid`. */
export function commandAuth(
  run: readonly string[],
  { env = [], key }: CommandOptions,
): { command: Command; auth: ToolkitFile['auth'] } {
  if (run.length === 0) {
    throw new MaillonError('config_invalid', {
      message: 'After -- there is no command.',
      hint: 'For example: maillon toolkits add mcp --slug files -- npx -y @acme/files-mcp@1.2.3 /data',
    })
  }
  const wrong = [...env, ...(key === undefined ? [] : [key])].find((name) => !variable.test(name))
  if (wrong !== undefined) {
    throw new MaillonError('config_invalid', {
      message: `"${wrong.replace(/=.*/s, '=…')}" is no name of an environment variable.`,
      hint: 'Pass its name alone; its value stays out of the file.',
    })
  }
  return {
    command: {
      run: [...run],
      ...(env.length > 0 && { environment: env }),
      ...(key !== undefined && { keyVariable: key }),
    },
    auth: key === undefined ? { scheme: 'NO_AUTH' } : keyInHeader(key, 'x-maillon-key'),
  }
}

const variable = /^[A-Za-z_][A-Za-z0-9_]{0,99}$/
