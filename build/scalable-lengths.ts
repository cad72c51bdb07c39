import type { CSSOptions } from 'vite'

type PostcssPlugins = NonNullable<Extract<NonNullable<CSSOptions['postcss']>, object>['plugins']>

/** Hairlines and focus rings stay what they are at any size of text. */
const least = 3
const rootSize = 16
/** What src-renderer/frame/large-text.css makes of the root. */
const large = 1.2

const isOurs = (file: string | undefined) => file?.includes('.module.css') === true && !file.includes('node_modules')

/**
 * Lengths in our modules are written as pixels at the usual size of text and built as parts of the root's, as Mantine's
 * are: 大字 is one size at the root, and so is the size a browser is set to. What gives way in a narrow or low window does so that much
 * earlier then, since a window is never asked how large its text is.
 */
export const scalableLengths: PostcssPlugins = [
  {
    postcssPlugin: 'scalable-lengths',
    Once(root) {
      if (!isOurs(root.source?.input.file)) return
      const doubled = new Set<unknown>()
      root.walkAtRules(/^(?:media|container)$/, (rule) => {
        if (doubled.has(rule)) return
        const params = rule.params.replace(
          /(max-(?:width|height):\s*)(\d+)px/g,
          (_, of, pixels) => `${of}${pixels * large}px`,
        )
        if (params === rule.params) return
        const whenLarge = rule.clone({ params })
        whenLarge.walkRules((each) => {
          each.selectors = each.selectors.map((selector) => `:root[data-large] ${selector}`)
        })
        doubled.add(whenLarge)
        rule.after(whenLarge)
      })
      root.walkDecls((declaration) => {
        declaration.value = declaration.value.replace(/(?<![\w.-])(\d*\.?\d+)px\b/g, (length, pixels: string) =>
          Number(pixels) < least ? length : `${Number(pixels) / rootSize}rem`,
        )
      })
    },
  },
]
