import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import type { ChatMessage } from '../src/chat-message.ts'
import { Chat } from './chat.tsx'

const root = document.getElementById('root')
if (root) {
  // The server keeps the chat: a page that is opened again goes on where it was.
  const response = await fetch('/api/chat')
  const kept = response.ok ? ((await response.json()) as ChatMessage[]) : []
  createRoot(root).render(
    <StrictMode>
      <Chat kept={kept} />
    </StrictMode>,
  )
}
