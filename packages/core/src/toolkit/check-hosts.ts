import { takesClient } from './auth.ts'
import type { Toolkit } from './toolkit.ts'
import { type Fields, namesIn } from './field.ts'
import { hostIn } from './host-field.ts'
import { hostsProblem } from './hosts.ts'

/** What is wrong with the hosts to which a toolkit's addresses may lead. */
export function hostProblems(
  { hosts = [], baseUrl, auth }: Toolkit,
  fields: Fields,
  addresses: readonly string[],
): string[] {
  if (hosts !== 'operator' && hosts !== 'public')
    return hosts.flatMap((pattern) => hostsProblem(pattern) ?? [])
  const word = `hosts: '${hosts}'`
  const [name] = namesIn(hostIn(baseUrl))
  if (name === undefined)
    return [`${word} is for an address that is filled in: write baseUrl: 'https://{host}/…'.`]
  if (!Object.hasOwn(fields, name))
    return [`${word} is for what is filled in, and {${name}} is no field.`]
  const problems = addresses
    .filter((address) => namesIn(hostIn(address)).length > 0 && hostIn(address) !== `{${name}}`)
    .map((address) => `"${address}" has another host than {${name}}, which ${word} is about.`)
  const { choices, default: usual, optional } = fields[name] ?? {}
  if (choices ?? usual ?? optional)
    problems.push(
      `The field "${name}" is a whole host, and so has no choices, no default, and is not optional.`,
    )
  if (hosts === 'public' && takesClient(auth))
    problems.push(
      `${word}: the operator's OAuth client would go wherever somebody types. Connect it by keys, by a client that is filled in, or name the hosts.`,
    )
  return problems
}
