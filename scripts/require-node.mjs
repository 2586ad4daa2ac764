// The first line of `pnpm test`: a wrong Node would only fail later, and less plainly.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 19)) {
  console.error(
    `Maillon needs Node 22.19 or newer, and this is ${process.version}. ` +
      'Run `npx -y pnpm@12 install` again: it brings its own Node, and its install script must be allowed to run.',
  )
  process.exit(1)
}
