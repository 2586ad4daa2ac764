import { type LocalService, MaillonError } from '@maillon/core/toolkit'
import type { Command } from '../toolkit-file.ts'
import { createCommandPool } from './command-pool.ts'

export interface CommandServiceOptions {
  command: Command
  /** For messages. */
  toolkit: string
  /** Where an account's key is in a request; all requests are of nobody in particular when left out. */
  keyHeader?: string | undefined
}

/**
 * Lets a server that speaks on stdin and stdout answer as one at an address does. Each account's key has a process of its
 * own, so that no account's calls reach another's.
 */
export function commandService({
  command,
  toolkit,
  keyHeader,
}: CommandServiceOptions): LocalService {
  const pool = createCommandPool(async (account) => {
    const key = keyHeader === undefined ? undefined : account
    const { startCommand } = await import('./start-command.ts')
    return startCommand({ command, toolkit, key })
  })
  return {
    fetch: (request) =>
      pool.use(accountOf(request, keyHeader), async (client) => {
        let fault: MaillonError | undefined
        // Loaded with the first call, since most toolkits have no such server.
        const { handlerOver } = await import('./handler-over.ts')
        const handler = handlerOver(client, () => {
          fault = new MaillonError('outcome_unknown', {
            message: `${toolkit} ended in the middle of the call.`,
            hint: 'Look whether it happened before doing it again.',
            details: { reason: 'connection_lost' },
          })
        })
        const answer = await handler.fetch(request)
        // The process is used until the answer is whole.
        const body = await answer.text()
        if (fault) throw fault
        return new Response(body, answer)
      }),
    close: () => pool.close(),
  }
}

function accountOf({ headers }: Request, keyHeader: string | undefined): string {
  return (keyHeader === undefined ? undefined : headers.get(keyHeader)) ?? ''
}
