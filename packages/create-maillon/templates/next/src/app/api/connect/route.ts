import { fromOwnPage } from '../../../server.ts'

export const POST = fromOwnPage(({ chat }, request) => chat.connect(request))
