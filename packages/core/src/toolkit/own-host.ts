import type { Auth } from './auth.ts'
import { fieldsOf } from './declared.ts'
import type { Toolkit } from './toolkit.ts'
import type { Unfit } from './field.ts'
import { hostFits, isPublicName } from './hosts.ts'

/** Whether a host is one that a toolkit's addresses may have. */
export function isOwnHost({ hosts = [], auth }: Toolkit, field: string, host: string): boolean {
  if (hosts === 'operator') return Object.hasOwn(choicesOf(auth, field), host)
  return hosts === 'public' ? isPublicName(host) : hosts.some((pattern) => hostFits(pattern, host))
}

/** What is told of a host that is none of these, and what to do. */
export function whyNotHost(
  { slug, name, hosts = [], auth }: Toolkit,
  field: string,
): [message: string, hint: string, more: { unfit: Unfit }] {
  const label = fieldsOf(auth)[field]?.label ?? field
  if (hosts === 'public')
    return [
      `This ${label} is no name of a public host, so nothing is sent there.`,
      'Fill in the host alone, as in git.example.com: no port, no path, no address in numbers.',
      { unfit: 'public_host' },
    ]
  if (hosts !== 'operator')
    return [
      `With this ${label} the address would be none of ${name}'s, so nothing is sent there.`,
      `Addresses of ${name} are ${hosts.join(', ')}; fill in the part for * alone.`,
      { unfit: 'host' },
    ]
  const allowed = Object.keys(choicesOf(auth, field))
  return [
    `This ${label} is no address of ${name} that the operator allows, so nothing is sent there.`,
    allowed.length > 0
      ? `Choose among ${allowed.join(', ')}.`
      : `The operator names them: origins: { ${slug}: ['https://…'] } of createEngine.`,
    { unfit: 'allowed_host' },
  ]
}

function choicesOf(auth: Auth, field: string): Readonly<Record<string, string>> {
  return fieldsOf(auth)[field]?.choices ?? {}
}
