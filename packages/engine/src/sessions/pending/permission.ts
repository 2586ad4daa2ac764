import type { PermissionRule, SessionConfig } from '@maillon/core/contract'
import type { Tool } from '@maillon/core/toolkit'

/** The session's rule for a tool: the tool's own, else that for its effect, else the default. */
export function permissionOf({ experimental }: SessionConfig, tool: Tool): PermissionRule {
  const {
    overrides = {},
    effects = {},
    default: fallback = 'allow_all',
  } = experimental?.permissions ?? {}
  const own = Object.hasOwn(overrides, tool.slug) ? overrides[tool.slug] : undefined
  return own ?? effects[tool.effect] ?? rules[fallback]
}

const rules = {
  allow_all: 'always_allow',
  ask_every_call: 'ask_always',
  ask_once_per_session: 'ask_once',
} as const
