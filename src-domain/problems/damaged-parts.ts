const tables: Readonly<Record<string, string>> = {
  batch: '批次信息',
  editions: '定稿',
  events: '操作记录',
  notices: '方案包',
  products: '生成文件的登记',
  scans: '盖章扫描件的登记',
}

/** How people call what the store seals together: 申报 A01、A07，操作记录. `scopes` are as db/seals.ts has them. */
export function damagedParts(scopes: readonly string[]): string {
  const applications = scopes.filter((scope) => /^A\d[\dA-F-]*$/.test(scope))
  const named = scopes.flatMap((scope) => tables[scope.split('/')[0] ?? ''] ?? [])
  const others = scopes.length > applications.length + named.length ? ['其他登记'] : []
  const [first, ...more] = applications
  const some = more.length < 5 ? applications.join('、') : `${first} 等 ${applications.length} 件`
  return [...(first ? [`申报 ${some}`] : []), ...new Set(named), ...others].join('，')
}
