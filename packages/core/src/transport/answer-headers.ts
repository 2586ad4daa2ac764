/** What is read of an answer's headers. */
export interface AnswerHeaders {
  get(name: string): string | null | undefined
}
