/** How a folder is told on a terminal, which obeys some signs. */
export function placeName(place: string): string {
  return place === '' ? 'this folder' : place.replaceAll(/\p{C}/gu, '?')
}
