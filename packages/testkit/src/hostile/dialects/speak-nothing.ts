import { answerCall, type Spoken } from './spoken.ts'

/** One that asks for no account: a credential is what is wrong there. */
export function speakNothing(): Spoken {
  const spoken: Spoken = {
    subject: 'anybody',
    live: 0,
    told: {},
    refreshes: 0,
    endGrants: () => {},
    answer(heard, response) {
      if (heard.headers.authorization !== undefined) return 'nobody asked for a credential'
      answerCall(spoken, heard, response)
      return undefined
    },
  }
  return spoken
}
