import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Editor, newProgram } from './editor.contract.ts'

interface Message {
  id?: number
  method?: string
  params?: unknown
  result?: unknown
  error?: { message: string }
}

/** TypeScript 7's language server, in a process of its own, with a program. */
export async function typescript7(text: string): Promise<Editor> {
  const { path, remove } = await newProgram(text)
  const uri = pathToFileURL(path).href
  const installed = dirname(createRequire(import.meta.url).resolve('typescript/package.json'))
  const arguments_ = [join(installed, 'bin/tsc'), '--lsp', '--stdio']
  const server = spawn(process.execPath, arguments_, { stdio: ['pipe', 'pipe', 'ignore'] })
  const waiting = new Map<number, (message: Message) => void>()
  let asked = 0

  function send(message: Message): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message })
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
  }

  async function ask(method: string, params: unknown): Promise<unknown> {
    const id = ++asked
    const answered = new Promise<Message>((resolve) => waiting.set(id, resolve))
    send({ id, method, params })
    const { result, error } = await answered
    if (error) throw new Error(`${method}: ${error.message}`)
    return result
  }

  function received(message: Message): void {
    if (message.method === undefined) return waiting.get(message.id ?? 0)?.(message)
    // What the server asks of an editor: settings, and to be told of changed files.
    if (message.id !== undefined) send({ id: message.id, result: null })
  }

  let buffer = Buffer.alloc(0)
  server.stdout.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk])
    for (;;) {
      const end = buffer.indexOf('\r\n\r\n')
      if (end < 0) return
      const length = Number(/Content-Length: (\d+)/i.exec(buffer.toString('latin1', 0, end))?.[1])
      if (buffer.length < end + 4 + length) return
      const body = buffer.toString('utf8', end + 4, end + 4 + length)
      buffer = buffer.subarray(end + 4 + length)
      received(JSON.parse(body) as Message)
    }
  })

  await ask('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(dirname(path)).href,
    capabilities: { textDocument: { diagnostic: {}, hover: { contentFormat: ['plaintext'] } } },
  })
  send({ method: 'initialized', params: {} })
  const document = { uri, languageId: 'typescript', version: 1, text }
  send({ method: 'textDocument/didOpen', params: { textDocument: document } })

  function at(place: number): { textDocument: { uri: string }; position: object } {
    const before = text.slice(0, place).split('\n')
    const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 }
    return { textDocument: { uri }, position }
  }

  return {
    async completions(place) {
      const found = (await ask('textDocument/completion', at(place))) as {
        items: { label: string }[]
      } | null
      // A key that may be left out bears a question mark.
      return (found?.items ?? []).map(({ label }) => label.replace(/\?$/, ''))
    },
    async hover(place) {
      const found = (await ask('textDocument/hover', at(place))) as {
        contents: { value: string }
      } | null
      return found?.contents.value ?? ''
    },
    async problems() {
      const { items } = (await ask('textDocument/diagnostic', { textDocument: { uri } })) as {
        items: { message: string; range: { start: { line: number } } }[]
      }
      return items.map(({ message, range }) => ({ line: range.start.line, words: message }))
    },
    async close() {
      const ended = once(server, 'exit')
      await ask('shutdown', undefined)
      send({ method: 'exit' })
      server.stdin.end()
      await ended
      await remove()
    },
  }
}
