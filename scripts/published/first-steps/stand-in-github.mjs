// Loaded before an app, in place of the internet: what the app asks of api.github.com is answered by the emulated service
// whose port is in GITHUB_PORT. The app's own settings, and what it checks of addresses, stay as they are.
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import tls from 'node:tls'

const connect = tls.connect
tls.connect = (options, ...more) => {
  if (options?.servername !== 'api.github.com') return connect(options, ...more)
  const socket = net.connect({ host: '127.0.0.1', port: Number(process.env.GITHUB_PORT) })
  socket.once('connect', () => socket.emit('secureConnect'))
  return socket
}
syncBuiltinESMExports()
