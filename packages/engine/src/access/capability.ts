/** Carries a project into the app from inside this process; no header or URL can spell it. */
export const capability: unique symbol = Symbol('maillon.project')
