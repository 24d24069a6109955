/** Tells a process from a later one that was given the same id: by when it started. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** True when a process with this id is there, whoever owns it. */
export function isProcessThere(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM'
  }
}

/** A mark of the process's start, the same for every asker while it lives; undefined where it cannot be told. */
export async function processStart(pid: number): Promise<string | undefined> {
  try {
    if (process.platform === 'linux') return await linuxStart(pid)
    if (process.platform === 'win32') {
      const script = `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`
      return (
        (await run('powershell.exe', ['-NoProfile', '-Command', script], { timeout: 10_000 })).stdout.trim() ||
        undefined
      )
    }
    const { stdout } = await run('ps', ['-o', 'lstart=', '-p', String(pid)], { env: { LC_ALL: 'C' }, timeout: 5_000 })
    return stdout.trim() || undefined
  } catch {
    return undefined
  }
}

/** Ticks since boot, with the boot's own id: pids and ticks both begin again when the machine does. */
async function linuxStart(pid: number): Promise<string | undefined> {
  const [stat, boot] = await Promise.all([
    readFile(`/proc/${pid}/stat`, 'utf8'),
    readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => ''),
  ])
  // The name, in brackets, may itself hold spaces and brackets; the start is the 20th field after it.
  const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  return ticks === undefined ? undefined : `${ticks}@${boot.trim()}`
}
