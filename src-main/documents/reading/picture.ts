/** A page as pixels: red, green, blue and alpha of each, row by row from the top. */
export type Picture = { readonly width: number; readonly height: number; readonly rgba: Uint8Array }
