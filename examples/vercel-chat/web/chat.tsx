import { useChat } from '@ai-sdk/react'
import { lastAssistantMessageIsCompleteWithApprovalResponses } from 'ai'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ChatMessage } from '../src/chat-message.ts'
import { AboutContext, useAbout } from './about.ts'
import { Composer } from './composer.tsx'
import { Spinner } from './icons.tsx'
import { Message } from './message.tsx'
import { Welcome } from './welcome.tsx'

/** The whole page: what was said, and where to say more. */
export function Chat({ kept }: { kept: ChatMessage[] }) {
  const about = useAbout()
  const { messages, sendMessage, status, error, stop, regenerate, addToolApprovalResponse } =
    useChat<ChatMessage>({
      messages: kept,
      sendAutomaticallyWhen: lastAssistantMessageIsCompleteWithApprovalResponses,
    })
  const isBusy = status === 'submitted' || status === 'streaming'
  const say = (text: string) => void sendMessage({ text })
  const onConnected = useGoOn(messages, status === 'ready', sendMessage)
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' })
  }, [messages, status, about])

  return (
    <AboutContext value={about}>
      <header>
        <h1>Inbox assistant</h1>
        {about && <span className="note">Answers by {about.modelName}</span>}
      </header>
      <main tabIndex={0}>
        {messages.length === 0 && <Welcome onAsk={say} />}
        <div role="log" aria-label="Chat">
          {messages.map((message, index) => (
            <Message
              key={message.id}
              message={message}
              isLast={index === messages.length - 1}
              isRunning={index === messages.length - 1 && isBusy}
              onAnswer={(id, approved) => void addToolApprovalResponse({ id, approved })}
              onConnected={onConnected}
              onRetry={() => say('Please try again.')}
            />
          ))}
        </div>
        {status === 'submitted' && (
          <div className="tool">
            <Spinner /> Thinking
          </div>
        )}
        {error && (
          <div className="problem" role="alert">
            That did not work.
            <button className="button quiet" type="button" onClick={() => void regenerate()}>
              Try again
            </button>
          </div>
        )}
        <div ref={end} />
      </main>
      <Composer isBusy={isBusy} onSay={say} onStop={() => void stop()} />
    </AboutContext>
  )
}

/** Lets the answer go on once all accounts that it waits for are connected; answers where a card reports that. */
function useGoOn(messages: ChatMessage[], isReady: boolean, goOn: () => Promise<void>) {
  const [connected, setConnected] = useState<readonly string[]>([])
  const wentOn = useRef(new Set<string>())
  const last = messages.at(-1)
  const waiting = (last?.role === 'assistant' ? last.parts : []).flatMap((part) =>
    part.type === 'data-connect' && part.data.status === 'waiting' && part.id ? part.id : [],
  )
  // What the person is asked about as well is answered first.
  const isAsked = last?.parts.some((part) => 'state' in part && part.state === 'approval-requested')
  const allConnected =
    !isAsked && waiting.length > 0 && waiting.every((id) => connected.includes(id))
  const cards = waiting.join()
  useEffect(() => {
    if (!isReady || !allConnected || wentOn.current.has(cards)) return
    wentOn.current.add(cards)
    void goOn()
  }, [isReady, allConnected, cards, goOn])
  return useCallback(
    (id: string) => setConnected((known) => (known.includes(id) ? known : [...known, id])),
    [],
  )
}
