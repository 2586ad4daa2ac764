import type { ReactNode } from 'react'
import type { ChatMessage } from '../src/chat-message.ts'
import { ConnectCard } from './connect-card.tsx'
import { Said } from './said.tsx'
import { ToolLine } from './tool-line.tsx'

export interface MessageProps {
  message: ChatMessage
  onConnected(cardId: string): void
  onRetry(): void
}

/** A message, its cards below what the agent says of them. */
export function Message({ message, onConnected, onRetry }: MessageProps) {
  const shown: ReactNode[] = []
  const cards: ReactNode[] = []
  message.parts.forEach((part, index) => {
    if (part.type === 'data-connect') {
      const { id = part.data.toolkit, data: card } = part
      // A new link in the same card starts anew.
      const key = `${id} ${card.redirectUrl}`
      cards.push(
        <ConnectCard key={key} id={id} card={card} onConnected={onConnected} onRetry={onRetry} />,
      )
    }
    if (part.type === 'dynamic-tool') shown.push(<ToolLine key={part.toolCallId} part={part} />)
    if (part.type === 'text' && part.text) {
      shown.push(<Said key={`text ${index}`} text={part.text} />, ...cards.splice(0))
    }
  })
  return (
    <article className={`message ${message.role}`}>
      <h2 className="hidden">{message.role === 'user' ? 'You' : 'Assistant'}</h2>
      {[...shown, ...cards]}
    </article>
  )
}
