import type { Plugin } from 'vite'

/** Puts the chunk that begins with this module into the page's head as a script of its own: it runs while the page's program is still being read. */
export function earlyScript(module: string): Plugin {
  return {
    name: 'early-script',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const early = Object.values(bundle).find(
          (chunk) => chunk.type === 'chunk' && chunk.facadeModuleId?.endsWith(module),
        )
        if (!early) return []
        return [
          {
            tag: 'script',
            attrs: { type: 'module', async: true, crossorigin: true, src: `./${early.fileName}` },
            injectTo: 'head-prepend',
          },
        ]
      },
    },
  }
}
