import { MaillonError } from '@maillon/core'
import { routes } from '@maillon/core/contract'
import type { z } from 'zod'
import { noteCall } from '../calls/current-call.ts'
import type { CatalogueTool } from '../catalogue/catalogue-tool.ts'
import { refusalIn } from '../limits/refusal-in.ts'
import { partyOf } from '../outbound/party.ts'
import { answer } from '../sessions/answer.ts'
import { checkArguments } from '../tools/check-arguments.ts'
import { searchable } from '../tools/searchable.ts'
import { toolView } from '../tools/tool-view.ts'
import { addressOf } from './files/address-of.ts'
import { withAddresses } from './files/with-addresses.ts'
import type { AccountChoice } from '../connections/accounts/choose-account.ts'
import type { ApiRequest, Mount } from './mount.ts'
import { cut, sliceOf } from './page.ts'
import type { HttpParts } from './parts.ts'
import { askedVersions, catalogueFor } from './asked-versions.ts'

type DirectBody = z.output<typeof routes.executeTool.body>
type DirectResult = z.output<typeof routes.executeTool.answer>

/** Tools of the catalogue: list, read, and run for a user outside of sessions. */
export function mountToolRoutes(mount: Mount, parts: HttpParts): void {
  const { catalogue: current, calls, connections, gate, store, tools, turns } = parts

  mount(routes.listTools, async ({ query }) => {
    const text = query.search ?? query.query
    const toolkits = query.toolkit_slug?.map((slug) => slug.toLowerCase())
    const about = toolkits ?? query.tool_slugs?.flatMap((slug) => current.ownerOf(slug) ?? [])
    const every = () => current.tools.map(({ toolkit }) => toolkit.slug)
    const catalogue = current.at(askedVersions(query, about ?? every()))
    const fits = ({ tool, toolkit, tags }: CatalogueTool) =>
      (!toolkits || toolkits.includes(toolkit.slug)) &&
      (!query.tool_slugs || query.tool_slugs.includes(tool.slug)) &&
      (!query.tags || query.tags.some((tag) => tags.includes(tag))) &&
      (!query.scopes || query.scopes.some((scope) => tool.scopes?.includes(scope))) &&
      (query.important !== true || tool.important === true)
    const fitting = catalogue.tools.filter(fits)
    const slugs = new Set(fitting.map(({ tool }) => tool.slug))
    const found = text
      ? tools
          .search(text, {
            filter: ({ slug }) => slugs.has(slug),
            limit: slugs.size,
            guests: fitting.filter(({ tool }) => !current.hasTool(tool.slug)).map(searchable),
          })
          .map(({ slug }) => catalogue.tool(slug))
      : fitting
    const { items, ...page } = cut(found, sliceOf(query))
    return { items: items.map(toolView), ...page }
  })

  mount(routes.getTool, async ({ param, query }) => {
    const slug = param('toolSlug')
    return toolView(catalogueFor(current, slug, query).tool(slug))
  })

  mount(
    routes.executeTool,
    async (request) => {
      const { projectId, param, body } = request
      const tool = toolOf(param('toolSlug'), body)
      const { toolkit } = tool
      const input = await checkArguments(tool.tool, body.arguments)
      const account =
        toolkit.auth.scheme === 'NO_AUTH'
          ? undefined
          : await accountFor(await choiceOf(projectId, toolkit.slug, body))
      const userId = body.user_id ?? body.entity_id ?? account?.userId ?? ''
      const party = partyOf({ projectId, userId })
      const owner = { projectId, userId: userId || undefined }
      const known = {
        projectId,
        userId,
        sessionId: null,
        kind: 'tool',
        tool: tool.tool.slug,
        toolkit: toolkit.slug,
        effect: tool.tool.effect,
      } as const
      const result = await calls.run({ ...known, arguments: body.arguments }, () => {
        noteCall({ accountId: account?.id ?? null })
        return turns.run(party, () =>
          answer(async () => {
            const passage = await gate.enter({
              what: tool.tool.slug,
              project: projectId,
              user: userId,
              session: null,
              kind: 'tool',
              toolkit: toolkit.slug,
              tool: tool.tool.slug,
              effect: tool.tool.effect,
              account: account?.id ?? null,
              arguments: input,
              judge: (changed) => checkArguments(tool.tool, changed),
              allow: () => {},
            })
            return tools.run({ tool, passage, account, party, owner })
          }),
        )
      })
      const told = { ...result, successful: result.error === null }
      const facts = { accountId: account?.id ?? null, userId }
      const refusal = refusalIn(result)
      return { answer: await withFiles(told, userId, request), facts, refusal }
    },
    async ({ answer: told, facts }, request) => {
      const { projectId, param, body } = request
      const { toolkit } = toolOf(param('toolSlug'), body)
      if (facts.accountId !== null) {
        const choice = await choiceOf(projectId, toolkit.slug, body)
        await connections.checkUsable(choice, facts.accountId)
      }
      return withFiles(told as DirectResult, facts.userId, request)
    },
  )

  /** The contract's client, which this header tells, downloads the files that a tool gives from where they are. */
  async function withFiles(
    told: DirectResult,
    userId: string,
    { projectId, caller, header }: ApiRequest<unknown, unknown>,
  ): Promise<DirectResult> {
    if (header('x-source') === undefined || parts.settings.publicUrl === undefined) return told
    const data = await withAddresses(
      parts.files,
      // A call for no user leaves its files to the first one who uses them.
      { projectId, userId: userId || undefined },
      told.data,
      (file) => addressOf(parts, caller, 'download', file).url,
    )
    return { ...told, data: data as DirectResult['data'] }
  }

  function toolOf(slug: string, { version }: DirectBody): CatalogueTool {
    return catalogueFor(current, slug, { version }).tool(slug)
  }

  /** An account by its id tells its user; without one, the user has to be told. */
  async function choiceOf(projectId: string, toolkit: string, body: DirectBody) {
    const { connected_account_id: account } = body
    const named = account === undefined ? undefined : await store.accounts.find(projectId, account)
    const userId =
      body.user_id ??
      body.entity_id ??
      (account && (await connections.accounts.get(projectId, account)).userId)
    if (userId === undefined || userId === '') {
      throw new MaillonError('invalid_request', {
        message: 'The call does not say whose account to use.',
        hint: 'Send user_id or connected_account_id.',
      })
    }
    // Another user's account may be named by its id, while it is shared with this user.
    const isShared = named && named.userId !== userId && named.sharing
    return { projectId, userId, toolkit, account, ...(isShared && { pinned: [named.id] }) }
  }

  async function accountFor(choice: AccountChoice) {
    const account = await connections.choose(choice)
    if (account) return account
    throw new MaillonError('connected_account_not_found', {
      message: `The user has no active ${choice.toolkit} account.`,
      hint: 'Connect one with POST /api/v3.1/connected_accounts/link, or use a session: it hands out the link by itself.',
    })
  }
}
