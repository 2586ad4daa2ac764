/** A type whose named members may be left out. */
export type Optional<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>
