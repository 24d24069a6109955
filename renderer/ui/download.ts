/** Hands a file to the browser's downloads; in Electron its own dialog asks where to. */
export function download(file: File): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = file.name
  document.body.append(link)
  link.click()
  link.remove()
  // The download reads it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
