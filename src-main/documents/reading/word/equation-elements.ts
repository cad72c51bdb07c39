import { equationElements, equationText, readEquationSign } from './equations.ts'
import { isSilent } from './fields.ts'
import { type Closings, closeEach, forEach, type Openings } from './place.ts'

export const equationOpenings: Openings = {
  ...forEach(equationElements, (element) => ({ story: { paragraph }, equations }) => {
    equations.push({ element, from: paragraph?.text.length ?? 0 })
  }),
  ...forEach(['m:chr', 'm:begChr', 'm:endChr', 'm:sepChr'], (name) => ({ equations }, attributes) => {
    readEquationSign(equations, name, attributes('m:val') ?? '')
  }),
}

export const equationClosings: Closings = {
  ...closeEach(equationElements, ({ story: { paragraph, fields }, equations }) => {
    const equation = equations.pop()
    if (!equation || !paragraph || fields.some(isSilent)) return
    const content = paragraph.text.slice(equation.from)
    paragraph.text = paragraph.text.slice(0, equation.from) + equationText(equation, content, equations.at(-1))
  }),
}
