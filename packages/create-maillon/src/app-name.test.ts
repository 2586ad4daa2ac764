import { expect, test } from 'vitest'
import { appName } from './app-name.ts'

test.each([
  ['/home/ada/my-agent', 'my-agent'],
  ['/home/ada/My Agent', 'my-agent'],
  ['/home/ada/_.Über Café!', 'uber-cafe'],
  ['/home/ada/日本', 'my-agent'],
  ['/', 'my-agent'],
  ['/home/ada/my.app', 'my-app'],
  ['/home/ada/-app', 'app'],
  ['/home/ada/@scope/app', 'app'],
  ['/home/node_modules', 'my-agent'],
  [`/${'a'.repeat(300)}`, 'a'.repeat(214)],
])('the app in %s has a name that npm takes', (folder, name) => {
  expect(appName(folder)).toBe(name)
})
