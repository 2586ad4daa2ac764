import { hash } from 'node:crypto'

/** What a seal says of its entries: all of their codes, in their order. */
export function digestOf(codes: readonly string[]): string {
  return hash('sha256', codes.join('\n'))
}
