import { fileURLToPath } from 'node:url'
import { utilityProcess } from 'electron'
import type { Fork } from '../../documents/workers/process-line.ts'

/** Electron's way to a process of its own: its executable is closed to being run as Node. */
export const forkByElectron: Fork = (file) => {
  // What native code says of a document may hold personal data.
  const child = utilityProcess.fork(fileURLToPath(file), [], { stdio: 'ignore', serviceName: 'typesetting' })
  return {
    post: (message) => child.postMessage(message),
    hear: (listener) => child.on('message', listener),
    ended: (listener) => child.once('exit', listener),
    // It never keeps the program from ending.
    keeps: () => {},
    end: () => child.kill(),
  }
}
