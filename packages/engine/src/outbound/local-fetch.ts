/** Answers requests in this process. */
export type LocalFetch = (request: Request) => Promise<Response>
