import { beyondLine } from '../../src-domain/edition/beyond.ts'
import { type Edition, editionMark } from '../../src-domain/edition/edition.ts'
import {
  type PackageEntry,
  type PackageFile,
  type PackageLayout,
  packageFiles,
  packagePaths,
} from '../../src-domain/edition/package-layout.ts'
import type { Lacking } from '../../src-domain/products/product.ts'
import { mediaText, placesOf } from '../../src-domain/schemes/delivery.ts'
import type { Scheme } from '../../src-domain/schemes/scheme.ts'
import { fileSize } from '../../src-domain/text/file-size.ts'

/** What of the notice the list tells. */
export type PackageNotice = Pick<Scheme, 'title' | 'addressee' | 'delivery'>

/**
 * 清单.html: what is in the package, for whoever opens it at the city. One page without scripts or anything from
 * outside; every text escaped, every link relative.
 */
export function listPage(
  { title, addressee, delivery }: PackageNotice,
  edition: Edition,
  layout: PackageLayout,
  lacking: Lacking | undefined,
): string {
  const { recommender, beyond } = edition.content
  const files = packageFiles(layout)
  const bytes = files.reduce((sum, file) => sum + file.size, 0)
  const facts: [string, string][] = [
    ['报送', escaped(`${addressee}，${mediaText(delivery)}`)],
    ...placesOf(delivery).map(({ label, place }): [string, string] => [label, escaped(place)]),
    ['推荐单位', escaped(recommender)],
    ['版次', escaped(editionMark(edition))],
    ['定稿时间', escaped(chinaTime(edition.frozenAt))],
    ['推荐', layout.sections.map((s) => `${escaped(s.title)} ${s.entries.length} 个`).join('，')],
    ...(beyond ? [['超出名额', beyond.map(beyondLine).map(escaped).join('<br>')] as [string, string]] : []),
    ['文件', `${files.length} 个，共 ${fileSize(bytes)}`],
    ['汇总表', layout.batchFiles.map(fileItem).join('<br>')],
    ...(lacking
      ? [['缺项', `${lacking.what.map(escaped).join('<br>')}<br>理由：${escaped(lacking.reason)}`] as [string, string]]
      : []),
  ]
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}报送清单</title>
<style>${style}</style>
</head>
<body>
<h1>${escaped(title)}<br>报送清单</h1>
<dl>${facts.map(([term, fact]) => `<dt>${term}</dt><dd>${fact}</dd>`).join('')}</dl>
${layout.sections.map((section) => `<h2>${escaped(section.title)}</h2>\n${sectionTable(section.entries)}`).join('\n')}
<h2>核对文件是否完整</h2>
<p>每个文件的 SHA-256 记在 ${link(packagePaths.sums)} 中。将压缩包全部解压，在解压后的文件夹里运行下面的命令，没有任何输出即全部一致。</p>
<p>Windows（PowerShell）</p>
<pre>Get-Content SHA256SUMS -Encoding UTF8 | ForEach-Object { $h, $f = $_ -split '  ', 2; if ((Get-FileHash -LiteralPath $f).Hash -ne $h) { "不一致：$f" } }</pre>
<p>Linux（麒麟、统信）</p>
<pre>sha256sum --quiet -c SHA256SUMS</pre>
</body>
</html>
`
}

function fileItem({ path, size }: PackageFile): string {
  return `${link(path, path.split('/').at(-1))} <small>${fileSize(size)}</small>`
}

function sectionTable(entries: readonly PackageEntry[]): string {
  if (entries.length === 0) return '<p>无</p>'
  const rows = entries.map(({ rank, name, files }) => {
    const items = files.map((file) => `<li>${fileItem(file)}</li>`)
    return `<tr><td>${rank}</td><td>${escaped(name)}</td><td><ul>${items.join('')}</ul></td></tr>`
  })
  return `<table>
<thead><tr><th>序号</th><th>名称</th><th>材料</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`
}

function link(path: string, label = path): string {
  return `<a href="./${path.split('/').map(encodeURIComponent).join('/')}">${escaped(label)}</a>`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

function chinaTime(instant: string): string {
  return new Date(instant).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' })
}

const style = `
body { max-width: 60rem; margin: 2.5rem auto; padding: 0 1.5rem; color: #222; background: #fff;
  font: 15px/1.6 "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.5; text-align: center; margin-bottom: 2rem; }
h2 { font-size: 1.1rem; margin-top: 2.5rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem; }
dt { color: #666; } dd { margin: 0; }
table { width: 100%; border-collapse: collapse; }
th, td { border: 1px solid #bbb; padding: .4rem .7rem; vertical-align: top; text-align: left; overflow-wrap: anywhere; }
th { background: #f4f2ee; font-weight: 600; white-space: nowrap; }
td:first-child { text-align: right; font-variant-numeric: tabular-nums; width: 3rem; }
td:nth-child(2) { width: 18rem; }
ul { margin: 0; padding: 0; list-style: none; }
small { color: #666; font-variant-numeric: tabular-nums; }
a { color: #1f3a5f; text-underline-offset: .25em; }
pre { padding: .7rem 1rem; background: #f4f2ee; white-space: pre-wrap; overflow-wrap: anywhere; }
@media print { body { margin: 0; max-width: none; } a { color: inherit; text-decoration: none; } tr { break-inside: avoid; } }
`
