/**
 * Warns as before, but for one warning: Node 22 says of its SQLite that it is an experiment, on stderr, to whoever reads
 * what a command says there.
 */
export function quietSqlite(emitWarning: typeof process.emitWarning): typeof process.emitWarning {
  return (...given: [string | Error, ...unknown[]]) => {
    const [warning] = given
    if (String(warning).startsWith('SQLite is an experimental feature')) return
    Reflect.apply(emitWarning, process, given)
  }
}
