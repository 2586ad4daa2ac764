import { type FormEvent, useState } from 'react'
import { Send } from './icons.tsx'

export interface ComposerProps {
  /** Whether an answer is on its way. */
  isBusy: boolean
  onSay(text: string): void
  onStop(): void
}

/** Where the person types. */
export function Composer({ isBusy, onSay, onStop }: ComposerProps) {
  const [text, setText] = useState('')
  const say = (event: FormEvent) => {
    event.preventDefault()
    if (isBusy || !text.trim()) return
    onSay(text.trim())
    setText('')
  }
  return (
    <form className="composer" aria-label="Write" onSubmit={say}>
      <input
        aria-label="Message"
        autoComplete="off"
        placeholder="Ask about your mail"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {isBusy ? (
        <button className="round" type="button" aria-label="Stop" onClick={onStop}>
          <span className="stop" />
        </button>
      ) : (
        <button className="round" type="submit" aria-label="Send" disabled={!text.trim()}>
          <Send />
        </button>
      )}
    </form>
  )
}
