import { equationElements, equationText, readEquationSign, readEquationSwitch } from './equations.ts'
import { isSilent } from './fields.ts'
import { type Closings, closeEach, forEach, type Openings } from './place.ts'
import { isOn } from './run-look.ts'
import { addAside } from './story.ts'

export const equationOpenings: Openings = {
  ...forEach(equationElements, (element) => ({ story: { paragraph }, equations }) => {
    equations.push({ element, from: paragraph?.text.length ?? 0 })
  }),
  ...forEach(['m:chr', 'm:begChr', 'm:endChr', 'm:sepChr'], (name) => ({ equations }, attributes) => {
    readEquationSign(equations, name, attributes('m:val') ?? '')
  }),
  ...forEach(
    ['m:show', 'm:strikeH', 'm:strikeV', 'm:strikeBLTR', 'm:strikeTLBR'],
    (name) =>
      ({ equations }, attributes) => {
        readEquationSwitch(equations, name, isOn(attributes('m:val')))
      },
  ),
}

export const equationClosings: Closings = {
  ...closeEach(equationElements, ({ story, equations }) => {
    const { paragraph, fields } = story
    const equation = equations.pop()
    if (!equation || !paragraph || fields.some(isSilent)) return
    const content = paragraph.text.slice(equation.from)
    if (equation.gone) {
      paragraph.text = paragraph.text.slice(0, equation.from)
      if (content.trim() !== '') addAside(story, equation.gone, content)
      return
    }
    paragraph.text = paragraph.text.slice(0, equation.from) + equationText(equation, content, equations.at(-1))
  }),
}
