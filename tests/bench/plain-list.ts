/** A page that filters an array of so many rows, sorts what it found and shows the first: as little as such a list can be. */
export function plainList(rows: number): string {
  return `<!doctype html><meta charset="utf-8"><main>
<input aria-label="在收件中查找"><p role="status"></p><table><tbody></tbody></table></main>
<script>
const rows = Array.from({ length: ${rows} }, (_, i) => ['A' + (i + 1), '上海样例' + (i + 1) + '有限公司', '3101' + i, '已收件'])
const [input, status, body] = ['input', 'p', 'tbody'].map((name) => document.querySelector(name))
function show() {
  const found = rows.filter((row) => row.some((cell) => cell.includes(input.value))).sort((a, b) => a[0] < b[0] ? -1 : 1)
  body.replaceChildren(...found.slice(0, 30).map((row) => {
    const line = document.createElement('tr')
    line.replaceChildren(...row.map((cell) => Object.assign(document.createElement('td'), { textContent: cell })))
    return line
  }))
  status.textContent = input.value ? '显示 ' + found.length + ' 件，共 ' + rows.length + ' 件' : '共 ' + rows.length + ' 件'
}
input.addEventListener('input', show)
show()
</script>`
}
