/** The name under which a browser keeps its login at the console of this address. */
export function consoleCookie(publicUrl: string): string {
  const { protocol, port } = new URL(publicUrl)
  // Cookies know no ports: two engines on this machine would log each other out.
  return protocol === 'https:' ? '__Host-maillon-console' : `maillon-console-${port || '80'}`
}
