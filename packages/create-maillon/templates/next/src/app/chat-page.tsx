'use client'
import { useChat } from '@ai-sdk/react'
import { DefaultChatTransport } from 'ai'
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import type { ChatMessage } from '../chat.ts'
import { ConnectCard } from './connect-card.tsx'
import { Said, ToolLine } from './parts.tsx'

const suggestion = 'Summarize my emails from today'
// The server has the chat so far: what is new is enough, and nothing where the last answer goes on.
const transport = new DefaultChatTransport<ChatMessage>({
  prepareSendMessagesRequest({ messages }) {
    const last = messages.at(-1)
    return { body: last?.role === 'user' ? { message: last } : {} }
  },
})

/** The whole page: what was said, and where to say more. */
export function ChatPage({ about, kept }: { about: string; kept: ChatMessage[] }) {
  const { messages, sendMessage, status, error } = useChat<ChatMessage>({
    messages: kept,
    transport,
  })
  const [text, setText] = useState('')
  const isBusy = status === 'submitted' || status === 'streaming'
  const onConnected = useGoOn(messages, status === 'ready', sendMessage)
  const end = useRef<HTMLDivElement>(null)
  // Browsers answer a promise by now, which React would take for what ends the effect.
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' })
  }, [messages])

  function say(event: FormEvent) {
    event.preventDefault()
    if (isBusy || !text.trim()) return
    void sendMessage({ text: text.trim() })
    setText('')
  }

  return (
    <>
      <header>
        <h1>my-agent</h1>
      </header>
      <main tabIndex={0}>
        <div id="welcome" hidden={messages.length > 0}>
          <h2>What came in today?</h2>
          <p>I read your mail when you ask me to. You connect the account when I first need it.</p>
          <button
            className="button quiet"
            type="button"
            onClick={() => void sendMessage({ text: suggestion })}
          >
            {suggestion}
          </button>
          <pre id="about">{about}</pre>
        </div>
        <div role="log" aria-label="Chat">
          {messages.map(({ id, role, parts }) => (
            <article key={id} className={role}>
              <h2 className="hidden">{role === 'user' ? 'You' : 'Assistant'}</h2>
              {parts.map((part, at) => {
                if (part.type === 'text') return <Said key={at} text={part.text} />
                if (part.type === 'dynamic-tool')
                  return <ToolLine key={part.toolCallId} part={part} />
                if (part.type !== 'data-connect' || !part.id) return undefined
                const key = `${part.id} ${part.data.redirectUrl}`
                return (
                  <ConnectCard key={key} id={part.id} card={part.data} onConnected={onConnected} />
                )
              })}
            </article>
          ))}
        </div>
        <div id="problem" role="alert">
          {error && `That did not work: ${error.message}`}
        </div>
        <div ref={end} />
      </main>
      <form id="composer" aria-label="Write" aria-busy={isBusy} onSubmit={say}>
        <input
          aria-label="Message"
          autoComplete="off"
          placeholder="Ask about your mail"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button className="button" type="submit">
          Send
        </button>
      </form>
    </>
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
  const isTime = isReady && waiting.length > 0 && waiting.every((id) => connected.includes(id))
  const cards = waiting.join()
  useEffect(() => {
    if (!isTime || wentOn.current.has(cards)) return
    wentOn.current.add(cards)
    void goOn()
  }, [isTime, cards, goOn])
  return useCallback((id: string) => setConnected((known) => [...known, id]), [])
}
