import { spawn } from 'node:child_process'

/** Runs a command in a folder, with this terminal; answers its exit code. */
export function run([command = '', ...words]: readonly string[], folder: string): Promise<number> {
  return new Promise((resolve, reject) => {
    // On Windows, package managers are scripts that only a shell starts; no word of ours needs quotes there.
    const isShell = process.platform === 'win32'
    const child = spawn(command, words, { cwd: folder, stdio: 'inherit', shell: isShell })
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)))
  })
}
