import type { Finding } from './findings.ts'
import type { Lookup } from './stands.ts'

const columns: readonly Lookup[] = ['host', 'authorize', 'token', 'key']

/** Prints where each fact stands, as a table or as one line of JSON. */
export function printFindings(
  findings: readonly Finding[],
  { json, packages }: { json: boolean; packages: number },
): void {
  if (json) {
    console.log(JSON.stringify(findings))
    return
  }
  console.log(`| ${['service', 'scheme', ...columns].join(' | ')} |`)
  console.log(`|${'---|'.repeat(columns.length + 2)}`)
  for (const { service, schemes, says } of findings) {
    const cells = columns.map((what) => (says[what] ?? []).join(', '))
    console.log(`| ${[service, [...new Set(schemes)].join(', '), ...cells].join(' | ')} |`)
  }
  const differences = findings.flatMap(({ service, differences: all }) =>
    all.map((difference) => `${service}: ${difference}`),
  )
  const twice = findings.filter(({ says }) => isTwice(says)).length
  console.log(
    `\n${findings.length} services, ${packages} packages; the host, and what OAuth addresses there are, of ${twice} stand in several; ${differences.length} differences`,
  )
  for (const difference of differences) console.log(`- ${difference}`)
}

function isTwice(says: Finding['says']): boolean {
  const asked = says.token ? (['host', 'authorize', 'token'] as const) : (['host'] as const)
  return asked.every((what) => (says[what] ?? []).length > 1)
}
