import type { ConnectPart } from '@maillon/vercel'
import { useContext, useEffect, useState } from 'react'
import { AboutContext } from './about.ts'
import { useConnectStatus } from './connect-status.ts'
import { Check, Spinner } from './icons.tsx'

export interface ConnectCardProps {
  id: string
  card: ConnectPart
  onConnected(id: string): void
  /** The link is of no use any more, and the person wants another one. */
  onRetry(): void
}

/** Asks for an account in the chat, and shows what becomes of it. */
export function ConnectCard({ id, card, onConnected, onRetry }: ConnectCardProps) {
  const about = useContext(AboutContext)
  const toolkit = about?.toolkits.find(({ slug }) => slug === card.toolkit)
  const name = toolkit?.name ?? card.toolkit
  const status = useConnectStatus(card)
  const [isOpen, setIsOpen] = useState(false)
  useEffect(() => {
    if (status === 'connected') onConnected(id)
  }, [status, onConnected, id])

  const isOver = status === 'failed' || status === 'expired'
  return (
    <section className={`card card-${status}`} aria-label={`Connect ${name}`}>
      {toolkit && <img src={toolkit.logo} alt="" width={40} height={40} />}
      <div className="card-text" role="status">
        <strong>{status === 'connected' ? `${name} is connected` : `Connect ${name}`}</strong>
        {status !== 'connected' && <span>{sentence(status, isOpen)}</span>}
      </div>
      {status === 'connected' && <Check />}
      {status === 'waiting' && card.redirectUrl && (
        <a
          className={isOpen ? 'button quiet' : 'button'}
          href={card.redirectUrl}
          target="_blank"
          rel="noreferrer"
          onClick={() => setIsOpen(true)}
        >
          {isOpen && <Spinner />}
          {isOpen ? 'Open again' : 'Connect'}
          <span className="hidden"> {name} (opens a new tab)</span>
        </a>
      )}
      {isOver && (
        <button className="button" type="button" onClick={onRetry}>
          Try again
        </button>
      )}
    </section>
  )
}

function sentence(status: string, isOpen: boolean): string {
  if (status === 'expired') return 'The link is too old.'
  if (status === 'failed') return 'That did not work, and nothing was connected.'
  return isOpen
    ? 'Waiting for you in the other tab.'
    : 'Opens a new tab. This chat goes on by itself.'
}
