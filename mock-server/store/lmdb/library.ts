import { createRequire } from 'node:module'
import { StoreError } from '../engine.js'

/** Where lmdb is installed. @throws {StoreError} when it is not */
export function libraryPath(): string {
  try {
    return createRequire(import.meta.url).resolve('lmdb')
  } catch {
    throw new StoreError('--store with a directory needs the package lmdb: npm install lmdb')
  }
}

/** The command that runs a program of CommonJS with these arguments. The executable has another one. */
export function commandOf(program: string, args: readonly string[]): readonly [string, ...string[]] {
  return [process.execPath, '-e', program, ...args]
}
