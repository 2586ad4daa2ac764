import { MaillonError } from '@maillon/core'
import type { SessionConfig } from '@maillon/core/contract'
import { checkCallbackUrl } from '../connections/links/callback-url.ts'
import { mayUse } from '../connections/accounts/sharing.ts'
import type { SessionParts } from './parts.ts'
import { checkConstraintNames } from './constraints/check-names.ts'
import { allowedTools, allowsTool } from './policy.ts'

const maxPreloaded = 1_000

/**
 * Checks a config against what there is: toolkits, tools, auth configs and accounts that it names must exist and be
 * this user's, so that a typo never widens a session. Of a change only what `named` holds is looked up: what ended
 * since the session was made is no fault of the change. Throws `invalid_request` and the codes of what is missing.
 */
export async function checkConfig(
  parts: SessionParts,
  projectId: string,
  config: SessionConfig,
  named: SessionConfig = config,
): Promise<void> {
  try {
    const own = { ...parts, catalogue: parts.catalogue.at(config.toolkit_versions ?? {}) }
    await checkNames(own, projectId, named)
    checkPins(config)
    checkPreload(own, config)
  } catch (error) {
    if (!MaillonError.is(error)) throw error
    // What the body names and is not there is a fault of the body: 404 would say that the session is missing.
    const { code, message, hint, details, status } = error
    throw new MaillonError(code, {
      message,
      ...(hint && { hint }),
      details,
      status: status === 404 ? 400 : status,
    })
  }
}

async function checkNames(
  parts: SessionParts,
  projectId: string,
  config: SessionConfig,
): Promise<void> {
  const { catalogue, connections, settings } = parts
  for (const slug of namedToolkits(config)) catalogue.toolkit(slug)
  for (const [toolkit, slug] of namedTools(config)) {
    if (catalogue.tool(slug).toolkit.slug !== toolkit)
      throw misplaced(`The tool ${slug} is not of ${toolkit}.`)
  }
  for (const [toolkit, id] of Object.entries(config.auth_configs)) {
    const row = await connections.authConfigs.get(projectId, id)
    if (row.toolkit !== toolkit)
      throw misplaced(`The auth config ${id} is for ${row.toolkit}, not ${toolkit}.`)
  }
  for (const [toolkit, ids] of Object.entries(config.connected_accounts)) {
    for (const id of ids) {
      const row = await connections.accounts.get(projectId, id)
      if (row.toolkit !== toolkit || !mayUse(row, config.user_id)) {
        throw misplaced(`The connected account ${id} is not a ${toolkit} account of this user.`)
      }
    }
  }
  for (const slug of Object.keys(config.experimental?.permissions?.overrides ?? {}))
    catalogue.tool(slug)
  checkConstraintNames(catalogue, config.experimental?.permissions ?? {})
  const { callback_url: callbackUrl } = config.manage_connections
  if (callbackUrl !== undefined) checkCallbackUrl(callbackUrl, settings)
  const { tools: preloaded } = config.preload
  for (const slug of preloaded === 'all' ? [] : preloaded) catalogue.tool(slug)
}

/** Of the whole config: what a change leaves out is as it was. */
function checkPins({ connected_accounts, multi_account }: SessionConfig): void {
  for (const [toolkit, ids] of Object.entries(connected_accounts))
    if (ids.length > 1 && !multi_account.enable) throw severalAccounts(toolkit)
}

function checkPreload({ catalogue }: SessionParts, config: SessionConfig): void {
  const { tools } = config.preload
  if (tools === 'all') {
    if (!config.toolkits && !config.tools && !config.tags) {
      throw misplaced("preload.tools 'all' needs a filter: name toolkits, tools or tags.")
    }
    const count = allowedTools(config, catalogue).length
    if (count > maxPreloaded)
      throw misplaced(
        `preload.tools 'all' means ${count} tools here, and at most ${maxPreloaded} can be preloaded.`,
      )
    return
  }
  const outside = tools.find(
    (slug) => catalogue.hasTool(slug) && !allowsTool(config, catalogue.tool(slug)),
  )
  if (outside)
    throw misplaced(`The preloaded tool ${outside} is not among those that the session includes.`)
}

function namedToolkits({
  toolkits,
  tools = {},
  auth_configs,
  toolkit_versions = {},
  connected_accounts,
}: SessionConfig): string[] {
  const listed = toolkits ? ('enabled' in toolkits ? toolkits.enabled : toolkits.disabled) : []
  return [
    ...listed.map((slug) => slug.toLowerCase()),
    ...[tools, auth_configs, toolkit_versions, connected_accounts].flatMap(Object.keys),
  ]
}

function namedTools({ tools = {} }: SessionConfig): [toolkit: string, slug: string][] {
  return Object.entries(tools).flatMap(([toolkit, rule]) => {
    if ('tags' in rule) return []
    const slugs = 'enabled' in rule ? rule.enabled : rule.disabled
    return slugs.map((slug): [string, string] => [toolkit, slug])
  })
}

function misplaced(message: string): MaillonError {
  return new MaillonError('invalid_request', {
    message,
    hint: 'Mend the session config and send it again.',
  })
}

function severalAccounts(toolkit: string): MaillonError {
  return new MaillonError('invalid_request', {
    message: `There are several pinned accounts for ${toolkit}, and the session has one account a toolkit.`,
    hint: 'Pin one, or pass multi_account: { enable: true }.',
  })
}
