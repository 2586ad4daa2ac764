import type { KeyPlaces } from '@maillon/core/toolkit'
import { type Heard, valuesIn } from './spoken.ts'
import { faultOfText, filled, type Knowledge } from './templates.ts'

/** What is wrong with where a credential stands in a call; undefined when it stands where it has to, and nowhere else. */
export function faultOfPlaces(
  { headers, query = {}, path, body = {}, basic }: KeyPlaces,
  baseUrl: string,
  heard: Heard,
  knowledge: Knowledge,
): string | undefined {
  const isLeftOut = (template: string) =>
    knowledge.unfilled.some((name) => template.includes(`{${name}}`))
  const pair = basic && {
    authorization: `Basic ${Buffer.from(filled(`${basic.user}:${basic.password}`, knowledge.values)).toString('base64')}`,
  }
  const faults = Object.entries({ ...headers, ...pair })
    .filter(([, template]) => !isLeftOut(template))
    .map(([name, template]) =>
      faultOfText(`the header ${name}`, template, heard.headers[name.toLowerCase()], knowledge),
    )
  const named = Object.keys({ ...headers, ...pair }).map((name) => name.toLowerCase())
  if (heard.headers.authorization !== undefined && !named.includes('authorization'))
    return 'there is an Authorization header'
  for (const [name, template] of Object.entries(query))
    if (!isLeftOut(template))
      faults.push(
        faultOfText(
          `"${name}" of the query`,
          template,
          heard.url.searchParams.get(name),
          knowledge,
        ),
      )
  if (path !== undefined) {
    const base = new URL(baseUrl).pathname.replace(/\/$/, '')
    const [, before = ''] = heard.url.pathname.slice(base.length).split('/')
    const text = `/${decodeURIComponent(before)}`
    faults.push(faultOfText('the path', path, text, knowledge))
  }
  if (Object.keys(body).length > 0 && heard.method !== 'GET') {
    const values = valuesIn(heard.headers['content-type'] ?? '', heard.body)
    for (const [name, template] of Object.entries(body))
      if (!isLeftOut(template))
        faults.push(faultOfText(`"${name}" of the body`, template, values[name], knowledge))
  }
  return faults.find((fault) => fault !== undefined)
}
