/** What is real and what is not, for whoever starts the app. */
export function about(): string {
  const { GMAIL_CLIENT_ID, OPENAI_API_KEY, OPENAI_MODEL } = process.env
  const google = GMAIL_CLIENT_ID
    ? 'Google, by your own client'
    : 'emulated, connect as ada@example.com (your own mailbox: GMAIL_CLIENT_ID in .env)'
  const model = OPENAI_API_KEY
    ? OPENAI_MODEL || 'gpt-5-mini'
    : 'a stand-in that reads the mails of today (a real one: OPENAI_API_KEY in .env)'
  return `Gmail: ${google}\nModel: ${model}`
}
