import type { Constraint, PermissionRule, SessionConfig } from '@maillon/core/contract'

/** A line of a session's config, in words. */
export interface ConfigLine {
  name: string
  says: string
}

/** What a session's config says, in words: what is as it is for every session is left out. */
export function configLines(config: SessionConfig): ConfigLine[] {
  const {
    toolkits,
    tools = {},
    tags,
    preload,
    experimental,
    manage_connections: connecting,
  } = config
  const {
    auth_configs: authConfigs,
    connected_accounts: accounts,
    toolkit_versions: versions,
  } = config
  const { permissions } = experimental ?? {}
  return [
    { name: 'Toolkits', says: toolkits ? choice(toolkits) : 'all' },
    ...Object.entries(tools).map(([slug, chosen]) => ({
      name: `Tools of ${slug}`,
      says: 'tags' in chosen ? tagged(chosen.tags) : choice(chosen),
    })),
    ...(tags ? [{ name: 'Tools with tags', says: tagged(tags) }] : []),
    ...(permissions?.default ? [{ name: 'Every tool', says: defaults[permissions.default] }] : []),
    ...Object.entries(permissions?.effects ?? {}).map(([effect, rule]) => ({
      name: `Tools that ${effects[effect] ?? effect}`,
      says: rule ? rules[rule] : '',
    })),
    ...Object.entries(permissions?.overrides ?? {}).map(([slug, rule]) => ({
      name: slug,
      says: rules[rule].replace(/^are/, 'is').replace(/^run/, 'runs'),
    })),
    ...Object.entries(permissions?.constraints ?? {}).flatMap(([slug, constraints]) =>
      Object.entries(constraints).map(([argument, constraint]) => ({
        name: `${slug}, ${argument}`,
        says: held(constraint),
      })),
    ),
    ...(permissions?.allow_proxy
      ? [{ name: 'Called by the app itself', says: permissions.allow_proxy.join(', ') }]
      : []),
    {
      name: 'Connecting in chat',
      says: connecting.enabled ? waits[connecting.on_required ?? 'return'] : 'no: the app does it',
    },
    {
      name: 'Listed tools',
      says: preload.tools === 'all' ? 'every tool' : ['meta tools', ...preload.tools].join(', '),
    },
    ...named('Auth config of', authConfigs),
    ...named('Accounts of', accounts),
    ...named('Version of', versions ?? {}),
  ]
}

/** What a permission rule says. */
const rules: Readonly<Record<PermissionRule, string>> = {
  always_allow: 'run at once',
  ask_once: 'are approved once in the session',
  ask_always: 'are approved at each call',
  always_deny: 'are denied',
}

const defaults = {
  allow_all: 'runs at once',
  ask_every_call: 'is approved at each call',
  ask_once_per_session: 'is approved once in the session',
}
const effects: Readonly<Record<string, string>> = {
  read: 'read',
  write: 'write',
  destroy: 'destroy',
}
const waits = {
  return: 'the agent hands out the link',
  interrupt: 'the run stops until the person has connected',
  wait: 'a call waits for the person, up to 40 seconds',
}

/** What a constraint holds an argument to. */
function held({ optional, equals, in: one, min, max, pattern }: Constraint): string {
  return [
    ...(equals === undefined ? [] : [`is ${JSON.stringify(equals)}`]),
    ...(one ? [`is one of ${one.map((value) => JSON.stringify(value)).join(', ')}`] : []),
    ...(min === undefined ? [] : [`is at least ${min}`]),
    ...(max === undefined ? [] : [`is at most ${max}`]),
    ...(pattern === undefined ? [] : [`fits ${pattern}`]),
    ...(optional ? ['may be left out'] : []),
  ].join(', ')
}

function choice(chosen: { enabled: string[] } | { disabled: string[] }): string {
  if ('enabled' in chosen) return chosen.enabled.join(', ') || 'none'
  return chosen.disabled.length === 0 ? 'all' : `all but ${chosen.disabled.join(', ')}`
}

function tagged({
  enabled,
  disabled,
}: {
  enabled?: string[] | undefined
  disabled?: string[] | undefined
}) {
  return [
    ...(enabled ? [`one of ${enabled.join(', ')}`] : []),
    ...(disabled ? [`none of ${disabled.join(', ')}`] : []),
  ].join('; ')
}

function named(what: string, map: Readonly<Record<string, string | string[]>>): ConfigLine[] {
  return Object.entries(map).map(([slug, value]) => ({
    name: `${what} ${slug}`,
    says: [value].flat().join(', '),
  }))
}
