import type { ConnectPart, ConnectStatus } from '@maillon/vercel'
import { useEffect, useState } from 'react'

export interface ConnectCardProps {
  id: string
  card: ConnectPart
  onConnected(id: string): void
}

/** Asks for an account: a link that opens in a new tab, and what became of it. */
export function ConnectCard({ id, card, onConnected }: ConnectCardProps) {
  const [told, setTold] = useState(card.status as ConnectStatus['status'])
  const [isOpen, setIsOpen] = useState(false)
  const status = card.status === 'connected' ? 'connected' : told
  const { connectedAccountId, redirectUrl } = card
  const isWaiting = card.status === 'waiting' && connectedAccountId !== undefined
  useEffect(() => {
    if (!isWaiting) return undefined
    const controller = new AbortController()
    const body = JSON.stringify({ connectedAccountId, redirectUrl })
    async function watch() {
      const settled = await untilSettled(body, controller.signal)
      if (settled) setTold(settled)
      if (settled === 'connected') onConnected(id)
    }
    void watch()
    return () => controller.abort()
  }, [isWaiting, connectedAccountId, redirectUrl, id, onConnected])

  const name = card.toolkit.charAt(0).toUpperCase() + card.toolkit.slice(1)
  const note = isOpen && status === 'waiting' ? 'Waiting for you in the other tab.' : notes[status]
  return (
    <section className={`card ${status}`} aria-label={`Connect ${name}`}>
      <div role="status">
        <strong>{status === 'connected' ? `✓ ${name} is connected` : `Connect ${name}`}</strong>
        <span>{note}</span>
      </div>
      {status === 'waiting' && redirectUrl && (
        <a
          className={isOpen ? 'button quiet' : 'button'}
          href={redirectUrl}
          target="_blank"
          rel="noreferrer"
          onClick={() => setIsOpen(true)}
        >
          Connect<span className="hidden"> {name} (opens a new tab)</span>
        </a>
      )}
    </section>
  )
}

const notes = {
  waiting: 'Opens a new tab. This chat goes on by itself.',
  connected: '',
  failed: 'That did not work, and nothing was connected. Ask again for a new link.',
  expired: 'The link is too old. Ask again for a new one.',
}

/** The app answers when something happens, or after a while; undefined once nobody asks any more. */
async function untilSettled(body: string, signal: AbortSignal) {
  while (!signal.aborted) {
    const response = await fetch('/api/connect', { method: 'POST', body, signal }).catch(
      () => undefined,
    )
    if (response?.status === 404) return 'failed'
    if (response?.ok) {
      const { status } = (await response.json()) as ConnectStatus
      if (status !== 'waiting') return status
    } else await new Promise((resolve) => setTimeout(resolve, 2000))
  }
  return undefined
}
