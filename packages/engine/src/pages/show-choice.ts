import type { Context } from 'hono'
import type { Choice } from '../connections/kept/choices.ts'
import type { AttemptView } from '../connections/links/attempt-view.ts'
import type { PageEnvironment, PageParts } from './parts.ts'
import { choosePage } from './views/choose-page.ts'
import { pageHeaders } from './views/page-headers.ts'

interface Asked {
  token: string
  view: Pick<AttemptView, 'toolkit' | 'attempt'>
  choice: Choice
  /** Whether the last try chose none. */
  isMissing?: boolean
}

/** Asks a person which of several sites or accounts is to be connected. */
export function showChoice(
  context: Context<PageEnvironment>,
  { settings, now }: PageParts,
  { token, view, choice, isMissing = false }: Asked,
): Response | Promise<Response> {
  const base = `${settings.publicUrl ?? ''}/link/${token}`
  const { look } = context.var
  const { expiresAt, callbackUrl } = view.attempt
  const body = choosePage({
    look,
    service: view.toolkit,
    choice,
    isMissing,
    expiresAt,
    now: now(),
    chooseAction: `${base}/choose`,
    cancelAction: `${base}/cancel`,
  })
  const formActions = callbackUrl === null ? [] : [callbackUrl]
  return context.html(body, isMissing ? 422 : 200, pageHeaders({ look, formActions }))
}
