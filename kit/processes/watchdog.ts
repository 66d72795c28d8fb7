import { spawn, type ChildProcess } from 'node:child_process'

/**
 * Reads which processes and folders to watch. When its input ends, which happens whenever this process ends, it kills
 * the remaining processes and then removes the remaining folders. A negative number is a process group.
 */
const script = `
while IFS= read -r line; do
  case $line in
    +*) set -- "$@" "\${line#+}" ;;
    -*) for each; do shift; [ "-$each" = "$line" ] || set -- "$@" "$each"; done ;;
  esac
done
for each; do case $each in process*) kill -s KILL -- "\${each#process }" ;; esac; done
for each; do case $each in folder*) rm -rf -- "\${each#folder }" ;; esac; done`

let dog: ChildProcess | undefined

/**
 * Prepares to watch a process that is about to start. The returned function has the process killed when this process is
 * killed with SIGKILL; a negative number means a process group. Does nothing on Windows, which has no POSIX shell.
 */
export function watchdog(): (target: number) => Forget {
  if (process.platform === 'win32') return () => () => undefined
  dog ??= startDog()
  return (target) => watch(`process ${target}`)
}

/** Has a folder removed when this process is killed with SIGKILL. Does nothing on Windows. */
export function watchFolder(path: string): Forget {
  if (process.platform === 'win32') return () => undefined
  dog ??= startDog()
  return watch(`folder ${path}`)
}

/** Stops watching. */
type Forget = () => void

function watch(entry: string): Forget {
  dog?.stdin?.write(`+${entry}\n`)
  return () => void dog?.stdin?.write(`-${entry}\n`)
}

/** One for all processes. In its own group, so that a signal to the group of this process does not end it. */
function startDog(): ChildProcess {
  const child = spawn('/bin/sh', ['-c', script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  // Without it, every exit except SIGKILL is still handled.
  child.on('error', () => undefined)
  child.stdin.on('error', () => undefined)
  child.unref()
  if ('unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref()
  return child
}
