/** The name under which an engine serves the console. */
export const consolePath = '/console'
