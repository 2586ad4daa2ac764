/** What an object has by a name that somebody else chose: nothing for what all objects have, such as `constructor`. */
export function ownValue<Value>(
  holder: Readonly<Record<string, Value>>,
  name: string,
): Value | undefined {
  return Object.hasOwn(holder, name) ? holder[name] : undefined
}
