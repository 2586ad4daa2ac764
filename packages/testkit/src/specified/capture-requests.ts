import { HttpRequestInterceptor } from '@mswjs/interceptors/http'
import { readWireRequest, type WireRequest } from './wire-request.ts'

/** What an upstream answers: the parsed body, a whole response, or a function of the request when there are several. */
export type Answer = object | undefined | ((request: WireRequest) => object | undefined)

/**
 * Runs code that calls a service by whatever HTTP client, and answers what it would have sent. Nothing leaves the
 * process. One at a time: what else runs meanwhile is caught too.
 */
export async function captureRequests<Result>(
  run: () => Promise<Result>,
  answer: Answer,
  { status = 200, headers = [] }: { status?: number; headers?: readonly string[] } = {},
): Promise<{ requests: WireRequest[]; result: Result }> {
  const requests: WireRequest[] = []
  const interceptor = new HttpRequestInterceptor()
  interceptor.apply()
  interceptor.on('request', async ({ request, controller }) => {
    const wire = await readWireRequest(request.clone(), headers)
    requests.push(wire)
    const body: object | undefined = typeof answer === 'function' ? answer(wire) : answer
    controller.respondWith(responseOf(body, status))
  })
  try {
    return { result: await run(), requests }
  } finally {
    interceptor.dispose()
  }
}

function responseOf(body: object | undefined, status: number): Response {
  if (body === undefined) return new Response(null, { status: 204 })
  return body instanceof Response ? body.clone() : Response.json(body, { status })
}
