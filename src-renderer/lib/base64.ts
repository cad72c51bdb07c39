/** A chosen file's bytes, as a call can carry them. */
export function base64Of(file: File): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => done(String(reader.result).replace(/^[^,]*,/, '')))
    reader.addEventListener('error', () => failed(reader.error))
    reader.readAsDataURL(file)
  })
}
