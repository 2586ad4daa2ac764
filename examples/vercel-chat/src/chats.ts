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
      const known = chats.get(userId)
      if (known) return known
      const begun = begin(userId)
      chats.set(userId, begun)
      // Where the engine was away, the next request tries anew.
      begun.catch(() => chats.delete(userId))
      return begun
    },
  }
}
