import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server'

/** How many streams may be open at once. */
export interface ListenLimits {
  perSession: number
  perProcess: number
}

/** The streams of those who listen: each holds a connection, and looks at the database, for as long as its client likes. */
export interface ListenPlaces {
  /** Takes a place until the answer is called. Throws what the client is told when there is none. */
  take(sessionId: string): () => void
}

const usual: ListenLimits = { perSession: 16, perProcess: 1000 }

/** Counts the open streams of this process; one session cannot take the places of all others. */
export function createListenPlaces({ perSession, perProcess } = usual): ListenPlaces {
  const open = new Map<string, number>()
  let total = 0

  function change(sessionId: string, by: 1 | -1): void {
    const count = (open.get(sessionId) ?? 0) + by
    total += by
    if (count === 0) open.delete(sessionId)
    else open.set(sessionId, count)
  }

  return {
    take(sessionId) {
      if ((open.get(sessionId) ?? 0) >= perSession)
        throw refusal(`This session has ${perSession} open streams. Close one to listen here.`)
      if (total >= perProcess)
        throw refusal(`This server has ${perProcess} open streams. Listen again later.`)
      change(sessionId, 1)
      let isTaken = true
      return () => {
        if (isTaken) change(sessionId, -1)
        isTaken = false
      }
    },
  }
}

function refusal(message: string): ProtocolError {
  return new ProtocolError(ProtocolErrorCode.InternalError, message)
}
