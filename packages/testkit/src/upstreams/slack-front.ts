import type { Emulation } from './emulation.ts'
import type { WholeRequest } from './oauth-dialect.ts'

const own = 'https://slack.com'
const files = 'https://files.slack.com'

/** Tells the addresses of files as Slack does, at a host of their own, which the emulator has at its one. */
export function slackFront(
  forward: Emulation['forward'],
): (request: WholeRequest) => Promise<Response> {
  return async (request) => {
    const answer = await forward(request)
    if (!answer.headers.get('content-type')?.includes('json')) return answer
    const text = await answer.text()
    const told = text.replaceAll(`${own}/upload/`, `${files}/upload/`)
    return new Response(told.replaceAll(`${own}/files-pri/`, `${files}/files-pri/`), answer)
  }
}
