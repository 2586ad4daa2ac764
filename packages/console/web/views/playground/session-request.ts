import type { PermissionRule } from '@maillon/core/contract'

/** What a session is made with here. */
export interface SessionForm {
  userId: string
  /** All when empty. */
  toolkits: readonly string[]
  writes: PermissionRule
  destroys: PermissionRule
}

/** The body that makes it. */
export function sessionRequest({ userId, toolkits, writes, destroys }: SessionForm): object {
  const effects = {
    ...(writes !== 'always_allow' && { write: writes }),
    ...(destroys !== 'always_allow' && { destroy: destroys }),
  }
  return {
    user_id: userId,
    ...(toolkits.length > 0 && { toolkits: { enable: toolkits } }),
    ...(Object.keys(effects).length > 0 && { experimental: { permissions: { effects } } }),
  }
}
