/** Whether a request with these headers is from a page of this app: any site may have a browser send one here. */
export function isOwnPage(
  header: (name: string) => string | null | undefined,
  url: string,
): boolean {
  const from = header('sec-fetch-site') ?? 'none'
  return ['same-origin', 'none'].includes(from) && header('host') === new URL(url).host
}
