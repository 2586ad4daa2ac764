import type { ConsoleIssuerOptions } from './issuer-options.ts'

/** The console of an engine: where its page comes from, and who is let in beside the keys with the scope `admin`. */
export interface ConsoleOptions {
  /** The page's files: `consoleFiles()` of `@maillon/console`. */
  files: ConsoleFiles
  /** The app's own issuer, at which operators log in; with keys alone, when left out. */
  login?: ConsoleIssuerOptions | undefined
}

/** The files that the console's page is made of. */
export interface ConsoleFiles {
  /** One of them by its name, such as `index.html` and `assets/index-D7.js`; undefined where there is none. */
  read(path: string): Promise<ConsoleFile | undefined>
}

/** One of them. */
export interface ConsoleFile {
  body: Uint8Array<ArrayBuffer>
  /** The media type. */
  type: string
}
