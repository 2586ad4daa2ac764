import type { ReactNode } from 'react'
import type { ChatMessage } from '../src/chat-message.ts'
import { ApprovalCard, type ApprovalCardProps } from './approval-card.tsx'
import { ConnectCard } from './connect-card.tsx'
import { Said } from './said.tsx'
import { ToolLine } from './tool-line.tsx'

export interface MessageProps {
  message: ChatMessage
  /** Whether it is the newest one, which can still be answered. */
  isLast: boolean
  /** Whether it is still being made. */
  isRunning: boolean
  onAnswer: ApprovalCardProps['onAnswer']
  onConnected(cardId: string): void
  onRetry(): void
}

/** A message, its cards below what the agent says of them. */
export function Message({ message, isLast, isRunning, ...on }: MessageProps) {
  const shown: ReactNode[] = []
  const cards: ReactNode[] = []
  message.parts.forEach((part, index) => {
    if (part.type === 'data-connect') {
      const { id = part.data.toolkit, data: card } = part
      // A new link in the same card starts anew.
      const key = `${id} ${card.redirectUrl}`
      cards.push(
        <ConnectCard
          key={key}
          id={id}
          card={card}
          onConnected={on.onConnected}
          onRetry={on.onRetry}
        />,
      )
    }
    if (part.type === 'dynamic-tool') {
      shown.push(
        part.state === 'approval-requested' ? (
          <ApprovalCard
            key={part.toolCallId}
            part={part}
            isOpen={isLast && !isRunning}
            onAnswer={on.onAnswer}
          />
        ) : (
          <ToolLine key={part.toolCallId} part={part} isRunning={isRunning} />
        ),
      )
    }
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
