import type { Context } from 'hono'
import type { PageEnvironment } from './parts.ts'
import { type Outcome, outcomePage } from './views/outcome-page.ts'
import { pageHeaders } from './views/page-headers.ts'

/** Answers with the page that ends a visit. `backUrl` is where the app is; the operator's address of it when left out. */
export function showOutcome(
  context: Context<PageEnvironment>,
  outcome: Outcome,
  status: number,
  backUrl?: string,
): Response {
  const { look } = context.var
  const page = outcomePage({ look, backUrl: backUrl ?? look.brand.appUrl, ...outcome })
  return context.html(page, status as 200, pageHeaders({ look, formActions: [] }))
}
