/** How many tools there are, as people say it. */
export function toolCount({ length }: { length: number }): string {
  return length === 1 ? '1 tool' : `${length} tools`
}
