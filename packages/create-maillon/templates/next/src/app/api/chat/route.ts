import { about } from '../../../about.ts'
import { fromOwnPage } from '../../../server.ts'

export const dynamic = 'force-dynamic'

export const GET = fromOwnPage(({ chat }) =>
  Response.json({ about: about(), messages: chat.messages() }),
)

export const POST = fromOwnPage(({ chat }, request) => chat.answer(request))
