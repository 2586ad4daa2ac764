import { readFileSync } from 'node:fs'

/** The settings of a systemd unit by their names, each with all that was given. */
export function readUnit(path: string): (name: string) => string[] {
  const settings = [...readFileSync(path, 'utf8').matchAll(/^(\w+)=(.*)$/gm)]
  return (name) => settings.flatMap(([, own, value = '']) => (own === name ? [value] : []))
}
