import { readdirSync, readFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'

const variable = 'CXONE_MOCK_RUN'

/** Marks the processes of one run by a variable in their environment, which all descendants inherit. */
export interface RunMarker {
  readonly env: Readonly<Record<string, string>>
  /**
   * Kills the marked processes that still run: also those that left the process group, and those of a command that
   * has to stay in the group of this process. Does nothing on systems without /proc.
   */
  killRest(): void
}

/** How often processes are looked for again, because one that is about to be killed may start another. */
const maxRounds = 10

export function markRun(): RunMarker {
  const value = randomUUID()
  const entry = `${variable}=${value}`
  return {
    env: { [variable]: value },
    killRest: () => {
      for (let round = 0; round < maxRounds; round += 1) {
        const rest = processes().filter((pid) => environmentOf(pid).includes(entry))
        if (rest.length === 0) return
        for (const pid of rest) kill(pid)
      }
    },
  }
}

function processes(): number[] {
  try {
    const pids = readdirSync('/proc').map(Number)
    return pids.filter((pid) => pid > 1 && pid !== process.pid)
  } catch {
    return []
  }
}

/** Empty for a process of another user, and for one that has ended. */
function environmentOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0')
  } catch {
    return []
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has already ended.
  }
}
