/** How many at once; undefined for what is no number from 1 to 100. */
export function readCount(text: string): number | undefined {
  const count = /^\d{1,3}$/.test(text) ? Number(text) : 0
  return count >= 1 && count <= 100 ? count : undefined
}
