import { spawn, type ChildProcess } from 'node:child_process'

/**
 * Reads which processes to watch, and kills the remaining ones when its input ends, which happens whenever this process
 * ends. A negative number is a process group.
 */
const script = `
watched=' '
while read -r act target; do
  case $act in
    watch) watched="$watched$target " ;;
    forget) watched="\${watched%% "$target" *} \${watched#* "$target" }" ;;
  esac
done
for target in $watched; do kill -s KILL -- "$target"; done`

let dog: ChildProcess | undefined

/**
 * Prepares to watch a process that is about to start. The returned function has the process killed when this process is
 * killed with SIGKILL; a negative number means a process group. Does nothing on Windows, which has no POSIX shell.
 */
export function watchdog(): (target: number) => Forget {
  if (process.platform === 'win32') return () => () => undefined
  dog ??= startDog()
  return (target) => {
    send(`watch ${target}`)
    return () => send(`forget ${target}`)
  }
}

/** Stops watching a process. */
type Forget = () => void

function send(line: string): void {
  dog?.stdin?.write(`${line}\n`)
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
