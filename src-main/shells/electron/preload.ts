import { ipcRenderer } from 'electron'

/*
 * All the page gets of Electron: it posts a port to its own window once, and this hands it to the main process. Nothing
 * is exposed to the page.
 */

const portMessage = 'desk-port'

window.addEventListener('message', function handOver(event) {
  const [port] = event.ports
  if (event.source !== window || event.origin !== location.origin || event.data !== portMessage || !port) return
  window.removeEventListener('message', handOver)
  ipcRenderer.postMessage(portMessage, null, [port])
})
