import { spawn, type ChildProcess } from 'node:child_process'

/**
 * Reads which processes are watched, and kills those that still are when its input ends, as it does at whatever end
 * of this process. A number with a minus is a whole group.
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
 * Gets ready to watch over a process that is about to be started: what is returned has it killed when this one is
 * killed itself and can do nothing any more; a whole group by a negative number. Where there is no shell of POSIX,
 * as on Windows, nothing is done.
 */
export function watchdog(): (target: number) => Forget {
  if (process.platform === 'win32') return () => () => undefined
  dog ??= startDog()
  return (target) => {
    tell(`watch ${target}`)
    return () => tell(`forget ${target}`)
  }
}

/** Ends the watch over one process. */
type Forget = () => void

function tell(line: string): void {
  dog?.stdin?.write(`${line}\n`)
}

/** One for all. In a group of its own, so that a signal for that of this process leaves it to its work. */
function startDog(): ChildProcess {
  const child = spawn('/bin/sh', ['-c', script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  // Where it cannot be had, all ends that are not a SIGKILL are seen to all the same.
  child.on('error', () => undefined)
  child.stdin.on('error', () => undefined)
  child.unref()
  if ('unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref()
  return child
}
