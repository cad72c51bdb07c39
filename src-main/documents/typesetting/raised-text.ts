import { raisedForms } from '../../../src-domain/text/raised.ts'
import type { TypesetFile } from './engine.ts'
import { covers, type Fonts } from './fonts.ts'

/** Of the size around it: what a plain figure is set in where no face has its raised or lowered form. */
export const raisedSize = 0.6

/**
 * Rules for raised and lowered forms that are to be set and no face has (10⁶, CO₂): the plain ones, smaller and moved so
 * far as the line stays as high as it is.
 */
export function raisedRules(fonts: Fonts, files: readonly TypesetFile[]): string {
  const texts = files.filter(({ path }) => path.endsWith('.json')).map(({ bytes }) => new TextDecoder().decode(bytes))
  return [...raisedForms(texts.join('\n'))]
    .filter(([form]) => !covers(fonts, form))
    .map(([form, { plain, raised }]) => {
      const moved = raised ? '-0.5em' : '0.13em'
      return `#show "${form}": text(${raisedSize}em, baseline: ${moved}, "${plain}")\n`
    })
    .join('')
}
