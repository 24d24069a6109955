/** A shell as a child process: its announcements, its end, and nothing of it left behind. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/**
 * Starts it and waits for one of its announcements (JSON lines on stdout with a `kiln` field).
 * Resolves with { announcement?, child, why? }: `why` when it ended or took longer than `withinMs` without a word; it is
 * killed then. What it prints beside announcements goes to stderr.
 */
export function startShell(command, args, { cwd, env, withinMs }) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd, env: { ...env, KILN_READY: '1' }, stdio: ['ignore', 'pipe', 'pipe'] })
    let errors = ''
    let settled = false
    const settle = (result) => {
      if (settled) return
      settled = true
      clearTimeout(timer)
      done({ child, ...result })
    }
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      settle({ why: `no window answered within ${withinMs / 1000} s` })
    }, withinMs)
    // Before it has announced itself its complaints are kept: they may be the reason for a fallback, which is told shortly.
    child.stderr.on('data', (text) => {
      if (settled) process.stderr.write(text)
      else errors = (errors + text).slice(-8_000)
    })
    createInterface({ input: child.stdout }).on('line', (line) => {
      const announcement = parse(line)
      if (announcement === undefined) process.stderr.write(`${line}\n`)
      else settle({ announcement })
    })
    child.on('error', (error) => settle({ why: error.message }))
    child.on('exit', (code, signal) => settle({ why: reason(errors, code, signal), code }))
  })
}

/**
 * Passes signals on to the child, and kills it when it has not ended 8 s later.
 * Resolves with the exit code once it has ended: 130 when it was interrupted, however politely it left.
 */
export function followShell(child) {
  let interrupted = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      interrupted ||= signal === 'SIGINT'
      child.kill(signal)
      setTimeout(() => child.kill('SIGKILL'), 8_000).unref()
    })
  }
  process.on('exit', () => child.kill('SIGTERM'))
  return ended(child).then((code) => (interrupted ? 130 : code))
}

/** Resolves with the child's exit code when it has ended, which it may have already. */
export function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode ?? 1)
  return new Promise((done) => child.on('exit', (code) => done(code ?? 1)))
}

function parse(line) {
  try {
    const value = JSON.parse(line)
    return typeof value?.kiln === 'string' ? value : undefined
  } catch {
    return undefined
  }
}

/** The telling line of what a dying Electron says, without Chromium's time stamps. */
function reason(errors, code, signal) {
  const lines = errors.split('\n').map((line) => line.replace(/^\[[^\]]*\]\s*/, '').trim())
  const telling = /sandbox|cannot open|not found|Missing X server|failed to|cannot connect|Error:/i
  const line =
    lines.find((candidate) => telling.test(candidate) && !/dbus/i.test(candidate)) ?? lines.find((one) => one !== '')
  return line?.slice(0, 160) || `it ended at once (${signal ?? `code ${code}`})`
}
