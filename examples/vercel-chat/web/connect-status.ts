import type { ConnectPart, ConnectStatus } from '@maillon/vercel'
import { useEffect, useState } from 'react'

/** What has become of a card's connection; asks the app until that is settled. */
export function useConnectStatus(card: ConnectPart): ConnectStatus['status'] {
  const [status, setStatus] = useState<ConnectStatus['status']>(card.status)
  const { connectedAccountId, redirectUrl } = card
  const isWaiting = card.status === 'waiting' && connectedAccountId !== undefined
  useEffect(() => {
    if (!isWaiting) return undefined
    const controller = new AbortController()
    const { signal } = controller
    const body = JSON.stringify({ connectedAccountId, redirectUrl })
    untilSettled(body, signal).then(setStatus, (error: unknown) => {
      if (!signal.aborted) throw error
    })
    return () => controller.abort()
  }, [isWaiting, connectedAccountId, redirectUrl])
  return card.status === 'connected' ? 'connected' : status
}

async function untilSettled(body: string, signal: AbortSignal): Promise<ConnectStatus['status']> {
  for (;;) {
    // The app answers when something happens, or after a while.
    const response = await fetch('/api/connect', { method: 'POST', body, signal }).catch(pause)
    if (response?.status === 404) return 'failed'
    if (!response?.ok) await pause()
    else {
      const { status } = (await response.json()) as ConnectStatus
      if (status !== 'waiting') return status
    }
    signal.throwIfAborted()
  }
}

/** The app may be away for a moment. */
function pause(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, 2000, undefined))
}
