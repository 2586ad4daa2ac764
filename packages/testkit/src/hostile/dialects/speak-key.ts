import {
  type FieldValues,
  fieldsOf,
  type KeyAuth,
  type SigV4,
  type Toolkit,
  segment,
} from '@maillon/core/toolkit'
import { answerCall, noToken, type Spoken, valuesIn } from './spoken.ts'
import { faultOfSigV4, headersOfSigV4 } from './verify-sigv4.ts'

/** One that is called with a key: each value at the places that the toolkit names, and at no other. */
export function speakKey(toolkit: Toolkit, auth: KeyAuth, values: FieldValues): Spoken {
  const fill = (template: string, write: (value: string) => string = String) =>
    template.replaceAll(/\{([\w-]+)\}/g, (whole, name: string) => write(values[name] ?? whole))
  const headers = new Map(
    Object.entries(auth.headers).map(([name, template]) => [name.toLowerCase(), fill(template)]),
  )
  if (auth.basic) {
    const pair = `${fill(auth.basic.user)}:${fill(auth.basic.password)}`
    headers.set('authorization', `Basic ${Buffer.from(pair).toString('base64')}`)
  }
  const query = Object.entries(auth.query ?? {}).map(([name, text]) => [name, fill(text)] as const)
  const body = Object.entries(auth.body ?? {}).map(([name, text]) => [name, fill(text)] as const)
  const base = new URL(toolkit.baseUrl).pathname.replace(/\/$/, '')
  const prefix = base + fill(auth.path ?? '', segment)
  const secrets = Object.entries(fieldsOf(auth)).flatMap(([name, { secret }]) =>
    secret ? [values[name] ?? ''] : [],
  )
  const fixed = new Map(
    Object.entries(toolkit.headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
  const sigv4 =
    auth.sigv4 &&
    (Object.fromEntries(
      Object.entries(auth.sigv4).map(([name, text]) => [name, fill(String(text))]),
    ) as unknown as SigV4)
  const isSigned = (name: string) => sigv4 !== undefined && headersOfSigV4.includes(name)
  let isOver = false

  const spoken: Spoken = {
    subject: 'ada',
    told: {},
    refreshes: 0,
    get live() {
      return isOver ? 0 : 1
    },
    endGrants: () => {
      isOver = true
    },
    answer(heard, response) {
      const { url, headers: sent, body: text } = heard
      const { 'content-type': type = '' } = sent
      const inBody = valuesIn(type, text)
      const isSaid =
        [...headers].every(([name, value]) => sent[name] === value) &&
        query.every(([name, value]) => url.searchParams.getAll(name).join('\n') === value) &&
        body.every(([name, value]) => inBody[name] === value) &&
        url.pathname.startsWith(`${prefix}/`)
      if (isOver || !isSaid) return noToken
      const fault = sigv4 && faultOfSigV4(sigv4, heard, Date.now())
      if (fault !== undefined) return fault
      for (const [name, value] of fixed) if (sent[name] !== value) return `${name} is another`
      const rest = [
        ...Object.entries(sent).flatMap(([name, value]) =>
          headers.has(name) || isSigned(name) ? [] : [value],
        ),
        ...[...url.searchParams].filter(([name]) => !query.some(([own]) => own === name)).flat(),
        decodeURIComponent(url.pathname.slice(prefix.length)),
        ...Object.entries(inBody).flatMap(([name, value]) =>
          body.some(([own]) => own === name) ? [] : [String(value)],
        ),
      ].join('\n')
      if (sent.authorization !== undefined && !headers.has('authorization') && !sigv4)
        return 'the Authorization header is unknown'
      if (secrets.some((secret) => rest.includes(secret))) return 'a secret stands elsewhere, too'
      answerCall(spoken, heard, response)
      return undefined
    },
  }
  return spoken
}
