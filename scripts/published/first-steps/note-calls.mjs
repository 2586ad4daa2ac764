// Loaded before an app: notes each request that came with a token and was answered well by a server of this process, such
// as an emulated service.
import { appendFileSync } from 'node:fs'
import { subscribe } from 'node:diagnostics_channel'

subscribe('http.server.response.finish', ({ request, response }) => {
  const isCall = /^bearer \S+$/i.test(request.headers.authorization ?? '')
  if (isCall && response.statusCode < 300)
    appendFileSync(process.env.NOTED_CALLS, `${request.method} ${request.url}\n`)
})
