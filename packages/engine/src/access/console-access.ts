import { MaillonError } from '@maillon/core'
import { consoleCookie } from './console-cookie.ts'
import type { ConsoleLogins, LiveLogin } from './console-logins.ts'
import { isForeign } from './is-foreign.ts'

/** Tells whom the console's cookie lets in. */
export interface ConsoleAccess {
  /**
   * Who is logged in; undefined where nobody is. Throws `forbidden` for what the console's own page did not send: a form
   * or link of another site brings the cookie at most, never the header.
   */
  loginOf(request: { headers: Pick<Headers, 'get'> }): Promise<LiveLogin | undefined>
}

/** What the console's page sends with each request of its own. */
export const consoleHeader = 'x-maillon-console'

/** Reads logins from the requests of the console's page at this address. */
export function createConsoleAccess(logins: ConsoleLogins, publicUrl: string): ConsoleAccess {
  const name = consoleCookie(publicUrl)
  return {
    async loginOf({ headers }) {
      if (headers.get(consoleHeader) === null || isForeign(headers, publicUrl))
        throw new MaillonError('forbidden', {
          message: "This was not sent by the console's own page.",
        })
      const value = cookieOf(headers.get('cookie') ?? '', name)
      return value === undefined ? undefined : logins.find(value)
    },
  }
}

function cookieOf(header: string, name: string): string | undefined {
  const found = header.split(/; */).find((pair) => pair.startsWith(`${name}=`))
  return found?.slice(name.length + 1)
}
