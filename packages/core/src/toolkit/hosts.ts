/**
 * The only hosts that addresses with a field in their host may have, once it is filled in:
 * - names, and patterns where `*` stands for exactly one label: `['*.zendesk.com']`;
 * - `'operator'`, for services that people run themselves: the exact origins that an engine's operator names for the
 *   toolkit, private ones included, among which people choose;
 * - `'public'`: whatever public host a person types. It gets their own keys alone, never an operator's OAuth client.
 */
export type Hosts = readonly string[] | 'operator' | 'public'

/** One label of a host name (RFC 1123 §2.1), without the dots of any script. */
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
/** Below these, names belong to whoever asked first: `co.uk`, `com.au`. */
const shared = /^(?:co|com|net|org|gov|edu|ac|ne|or|go|gob|gouv|id|web|ltd|plc|me|nom|asn|sch)$/
/** Names that no public service has. */
const inside =
  /^(?:localhost|localdomain|local|internal|intranet|lan|home|corp|arpa|onion|invalid)$/

/** Whether a host is one of a pattern's: `*` stands for exactly one label. */
export function hostFits(pattern: string, host: string): boolean {
  const wanted = pattern.split('.')
  const labels = host.split('.')
  return (
    wanted.length === labels.length &&
    labels.every((one, index) => isLabel(one) && (wanted[index] === '*' || wanted[index] === one))
  )
}

/** What is wrong with a pattern of hosts, or nothing. */
export function hostsProblem(pattern: string): string | undefined {
  const labels = pattern.split('.')
  const last = labels.at(-1) ?? ''
  if (!labels.every((one) => one === '*' || isLabel(one)))
    return `"${pattern}" is no pattern of hosts: write labels in lower case, and * for exactly one, as in *.zendesk.com.`
  if (isInside(labels)) return `"${pattern}" is no public name, so nothing is sent there.`
  const own = labels.slice(labels.lastIndexOf('*') + 1)
  const isShared = own.length === 2 && last.length === 2 && shared.test(own[0] ?? '')
  if (own.length < 2 || (labels.includes('*') && isShared))
    return `"${pattern}" is open: anybody can have a host that fits it. Name the service's own domain after the last *.`
  return undefined
}

/** Whether it is the name of a host that may be on the public internet; no address in numbers, and no port. */
export function isPublicName(host: string): boolean {
  const labels = host.split('.')
  return host.length <= 253 && labels.length > 1 && labels.every(isLabel) && !isInside(labels)
}

function isLabel(text: string): boolean {
  return label.test(text)
}

/** Whether it is a number, or a name that no public service has. */
function isInside(labels: readonly string[]): boolean {
  const last = labels.at(-1) ?? ''
  return /^(?:\d|0x)/.test(last) || inside.test(last)
}
