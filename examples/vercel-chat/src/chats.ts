import type { Maillon } from '@maillon/core'
import type { ChatMessage } from './chat-message.ts'

/** What an app keeps of a chat, in its own database. */
export interface Chat {
  readonly sessionId: string
  messages: ChatMessage[]
}

/** The chat of each user, kept in memory, with a session that asks before anything is written. */
export function createChats(maillon: Pick<Maillon, 'create'>) {
  const chats = new Map<string, Promise<Chat>>()

  async function begin(userId: string): Promise<Chat> {
    const { sessionId } = await maillon.create(userId, {
      toolkits: ['gmail', 'github', 'slack'],
      permissions: { effects: { write: 'ask_always', destroy: 'ask_always' } },
    })
    return { sessionId, messages: [] }
  }

  return {
    /** A user's chat, begun where there is none. */
    of(userId: string): Promise<Chat> {
      const chat = chats.get(userId) ?? begin(userId)
      chats.set(userId, chat)
      return chat
    },
  }
}
