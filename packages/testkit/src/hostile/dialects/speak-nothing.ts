import { json, type Spoken } from './spoken.ts'

/** One that asks for no account: a credential is what is wrong there. */
export function speakNothing(): Spoken {
  return {
    subject: 'anybody',
    live: 0,
    told: {},
    refreshes: 0,
    endGrants: () => {},
    answer({ headers }, response) {
      if (headers.authorization !== undefined) return 'nobody asked for a credential'
      json(response, 200, { sub: 'anybody' })
      return undefined
    },
  }
}
