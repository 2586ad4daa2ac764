/** What is real and what is not, for whoever starts the app. */
export function about(): string {
  const google = process.env.GMAIL_CLIENT_ID
    ? 'Google, by your own client'
    : 'emulated, connect as ada@example.com (your own mailbox: GMAIL_CLIENT_ID in .env)'
  return `Gmail: ${google}`
}
