import type { CreateSessionConfig } from '@maillon/core'

/** The user whom the agent works for. A real app takes it from its own login. */
export const userId = 'user_123'

/** What the agent may use for them: add a toolkit by its slug. It only reads; take `tags` away for tools that write. */
export const sessionConfig = {
  toolkits: ['gmail', ...(process.env.GITHUB_TOKEN ? ['github'] : [])],
  tags: ['readOnlyHint'],
} satisfies CreateSessionConfig
