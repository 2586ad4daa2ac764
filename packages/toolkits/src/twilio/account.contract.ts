import client from 'twilio'

/** The account of the cases. */
export const sid = `AC${'0'.repeat(32)}`
/** What the tools run with. */
export const credential = `${sid}:specified`
/** Twilio's own client, for the same account. */
export const sdk = client(sid, 'specified')

/** Where Twilio says that the next page of messages is. */
export const next = `/2010-04-01/Accounts/${sid}/Messages.json?PageSize=25&Page=1&PageToken=PASM1`

/** Nine o'clock, UTC. */
export const nine = new Date('2026-11-26T09:00:00Z')

/** What each page of a list says of itself. */
export const page = { page: 0, page_size: 25, uri: '/x' }
