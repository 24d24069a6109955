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

/** Sends signals that this process gets on to the child, and kills it when it has not ended 8 s later. */
export function forwardSignals(child) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      child.kill(signal)
      setTimeout(() => child.kill('SIGKILL'), 8_000).unref()
    })
  }
  process.on('exit', () => child.kill('SIGTERM'))
}

/** The child's exit code, once it has ended: 128 + n is for others; an interrupt is 130. */
export function exitOf(child) {
  const codeOf = (code, signal) => code ?? (signal === 'SIGINT' ? 130 : 1)
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(codeOf(child.exitCode, child.signalCode))
  return new Promise((done) => child.on('exit', (code, signal) => done(codeOf(code, signal))))
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
  const line = lines.find((candidate) => telling.test(candidate) && !/dbus/i.test(candidate)) ?? lines.find((one) => one !== '')
  return line?.slice(0, 160) || `it ended at once (${signal ?? `code ${code}`})`
}
