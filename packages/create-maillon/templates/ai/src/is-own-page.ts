/** Whether a request is from a page of this app: any site may have a browser send one here. */
export function isOwnPage(request: Request, url: string): boolean {
  const from = request.headers.get('sec-fetch-site')
  const isOwn = from === null || from === 'same-origin' || from === 'none'
  return isOwn && request.headers.get('host') === new URL(url).host
}
