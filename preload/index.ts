/** Hands the page its MessagePort when it asks; nothing else crosses. Runs in the top frame of the studio's window only. */
import { ipcRenderer } from 'electron'

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.source === window && event.origin === location.origin && isRequest(event.data)) {
    ipcRenderer.send('kiln-connect')
  }
})

ipcRenderer.on('kiln-port', (event) => {
  window.postMessage({ type: 'kiln-port' }, location.origin, event.ports)
})

function isRequest(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'kiln-connect'
}
