import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildSchema, graphql } from 'graphql'
import { onTestFinished } from 'vitest'

/** A call as a service got it. */
export interface Asked {
  method: string
  path: string
  authorization: string | undefined
  query: string
  variables: Record<string, unknown>
}

export interface Service {
  schema: string
  /** What its roots hold: values, or functions of their arguments. */
  root?: Record<string, unknown>
  /** Answers in its place, where it is to answer oddly; a text goes out as it is. */
  answer?: (asked: Asked) => { status: number; body: unknown } | undefined
}

/** A GraphQL service on loopback, executed by the language's own implementation. */
export async function startGraphQl({ schema, root = {}, answer }: Service) {
  const asked: Asked[] = []
  const built = buildSchema(schema)
  const answerTo = async (call: Asked) => {
    const { query: source, variables: variableValues } = call
    return graphql({ schema: built, source, variableValues, rootValue: root })
  }
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(request)
    const { query = '', variables = {} } = JSON.parse(body || '{}') as Partial<Asked>
    const { method = '', url: path = '', headers } = request
    const call = { method, path, authorization: headers.authorization, query, variables }
    asked.push(call)
    const odd = answer?.(call)
    const done = odd ? odd.body : await answerTo(call)
    response.writeHead(odd?.status ?? 200, { 'content-type': 'application/json' })
    response.end(typeof done === 'string' ? done : JSON.stringify(done))
  }
  const server = createServer((request, response) => void handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}
