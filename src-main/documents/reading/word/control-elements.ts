import { bind } from './controls.ts'
import type { Closings, Openings } from './place.ts'
import { isOn } from './run-look.ts'
import { closeControl, controlStarted } from './story.ts'

export const controlOpenings: Openings = {
  'w:sdt'({ story: { controls } }) {
    controls.push(controlStarted())
  },
  'w14:checkbox'({ story: { controls } }) {
    const control = controls.at(-1)
    if (!control) return
    control.isBox = true
    control.given = '☐'
  },
  'w14:checked'({ story: { controls } }, attributes) {
    const control = controls.at(-1)
    if (control) control.given = isOn(attributes('w14:val')) ? '☑' : '☐'
  },
  'w:dataBinding'({ story: { controls } }, attributes) {
    const control = controls.at(-1)
    if (control) control.binding = { store: attributes('w:storeItemID'), path: attributes('w:xpath') }
  },
  'w:dateFormat'({ story: { controls } }, attributes) {
    const control = controls.at(-1)
    if (control) control.dateFormat = attributes('w:val') ?? ''
  },
  'w:listItem'({ story: { controls } }, attributes) {
    const value = attributes('w:value')
    if (value !== undefined) controls.at(-1)?.items.set(value, attributes('w:displayText') ?? value)
  },
  'w:sdtContent'({ story: { controls }, looks }) {
    const control = controls.at(-1)
    if (control) bind(control, looks.bound)
  },
  'w:showingPlcHdr'({ story: { controls } }, attributes) {
    const control = controls.at(-1)
    if (control) control.placeholder = isOn(attributes('w:val'))
  },
  'w:docPartGallery'({ story: { controls } }, attributes) {
    const control = controls.at(-1)
    if (control) control.contents = attributes('w:val') === 'Table of Contents'
  },
}

export const controlClosings: Closings = {
  'w:sdtContent': ({ story }) => closeControl(story),
  'w:sdt'({ story: { controls } }) {
    controls.pop()
  },
}
