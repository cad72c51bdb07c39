import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { licenceTexts } from './licences.ts'
import { packageOf, shippedPackages } from './packages.ts'
import { sbom } from './sbom.ts'

/** Of which packages something has been bundled, by whichever of the builds. */
const bundled = new Set<string>()

export function notePackages(): Plugin {
  return {
    name: 'note-packages',
    generateBundle() {
      for (const module of this.getModuleIds()) {
        const path = packageOf(module)
        if (path) bundled.add(path)
      }
    },
  }
}

/** Puts beside the page what others' work ships with the program: sbom.cdx.json, and the licences that 关于 shows. */
export function tellPackages(): Plugin {
  return {
    name: 'tell-packages',
    generateBundle() {
      const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'))
      const packages = shippedPackages(bundled)
      const texts = licenceTexts(packages)
      const licences = {
        version,
        packages: packages.map((shipped) => ({
          ...{ path: shipped.path, name: shipped.name, version: shipped.version, licence: shipped.licence },
          text: texts.get(shipped) ?? '',
        })),
      }
      const emit = (fileName: string, content: object) =>
        this.emitFile({ type: 'asset', fileName, source: JSON.stringify(content, null, 1) })
      emit('licences.json', licences)
      emit('sbom.cdx.json', sbom({ name, version }, packages))
    },
  }
}
