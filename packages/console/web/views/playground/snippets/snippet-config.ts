import type { Permissions, SessionConfig } from '@maillon/core/contract'

/** What `maillon.create` takes for a session like this one that lists a tool, with the account that a call names. */
export function snippetConfig(
  config: SessionConfig,
  tool: { slug: string; toolkit: string },
  account?: string,
): Record<string, unknown> {
  const { toolkits, tools = {}, tags, experimental, multi_account: several } = config
  const {
    auth_configs: authConfigs,
    connected_accounts: pinned,
    toolkit_versions: versions,
  } = config
  const accounts = account === undefined ? pinned : { ...pinned, [tool.toolkit]: [account] }
  return {
    ...(toolkits && { toolkits: choice(toolkits) }),
    ...(isFilled(tools) && {
      tools: Object.fromEntries(
        Object.entries(tools).map(([slug, chosen]) => [
          slug,
          'tags' in chosen ? { tags: tagged(chosen.tags) } : choice(chosen),
        ]),
      ),
    }),
    ...(tags && { tags: tagged(tags) }),
    ...(isFilled(authConfigs) && { authConfigs }),
    ...(isFilled(versions) && { toolkitVersions: versions }),
    ...(isFilled(accounts) && { connectedAccounts: accounts }),
    ...(several.enable && { multiAccount: { enable: true } }),
    ...(experimental?.permissions && { permissions: permissionsOf(experimental.permissions) }),
    preload: { tools: [tool.slug] },
  }
}

function permissionsOf({ allow_proxy: allowProxy, ...rest }: Permissions) {
  return { ...rest, ...(allowProxy && { allowProxy }) }
}

function choice(chosen: { enabled: string[] } | { disabled: string[] }) {
  return 'enabled' in chosen ? chosen.enabled : { disable: chosen.disabled }
}

function tagged({
  enabled,
  disabled,
}: {
  enabled?: string[] | undefined
  disabled?: string[] | undefined
}) {
  return { ...(enabled && { enable: enabled }), ...(disabled && { disable: disabled }) }
}

function isFilled(map: object | undefined): boolean {
  return map !== undefined && Object.keys(map).length > 0
}
