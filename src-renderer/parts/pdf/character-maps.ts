/**
 * PDFs made with older Chinese fonts name a character map instead of carrying it. The maps and substitute fonts lie
 * beside the page's own scripts, so nothing is fetched from anywhere else.
 */
const files = import.meta.glob<string>(
  ['/../node_modules/pdfjs-dist/cmaps/*.bcmap', '/../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}'],
  { query: '?url&no-inline', import: 'default', eager: true },
)

export class CharacterMaps {
  async fetch({ filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const found = Object.entries(files).find(([path]) => path.endsWith(`/${filename}`))
    if (!found) throw new Error(`no PDF data file ${filename}`)
    const response = await fetch(found[1])
    return new Uint8Array(await response.arrayBuffer())
  }
}
