/**
 * Provinces by the first two digits of a division code (GB/T 2260), by the short name an address may begin with.
 */
export const provinces: Readonly<Record<string, string>> = {
  11: '北京',
  12: '天津',
  13: '河北',
  14: '山西',
  15: '内蒙古',
  21: '辽宁',
  22: '吉林',
  23: '黑龙江',
  31: '上海',
  32: '江苏',
  33: '浙江',
  34: '安徽',
  35: '福建',
  36: '江西',
  37: '山东',
  41: '河南',
  42: '湖北',
  43: '湖南',
  44: '广东',
  45: '广西',
  46: '海南',
  50: '重庆',
  51: '四川',
  52: '贵州',
  53: '云南',
  54: '西藏',
  61: '陕西',
  62: '甘肃',
  63: '青海',
  64: '宁夏',
  65: '新疆',
  71: '台湾',
  81: '香港',
  82: '澳门',
}

/**
 * Divisions directly below each province, by short name: those an address may begin with. Codes as in `provinces`;
 * municipalities have none.
 */
export const prefectures: Readonly<Record<string, readonly string[]>> = {
  13: words('石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 雄安'),
  14: words('太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁'),
  15: words('呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布'),
  21: words('沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛'),
  22: words('长春 吉林 四平 辽源 通化 白山 松原 白城 延边'),
  23: words('哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化'),
  32: words('南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁'),
  33: words('杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水'),
  34: words('合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城'),
  35: words('福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 平潭'),
  36: words('南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶'),
  37: words('济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽'),
  41: words('郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 济源'),
  42: words('武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 仙桃 潜江 天门'),
  43: words('长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西'),
  44: words('广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮'),
  45: words('南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左'),
  46: words('海口 三亚 三沙 儋州 琼海 文昌'),
  51: words(
    '成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 阿坝 甘孜 凉山',
  ),
  52: words('贵阳 六盘水 遵义 安顺 毕节 铜仁 黔西南 黔东南 黔南'),
  53: words('昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河 文山 西双版纳 大理 德宏 怒江 迪庆'),
  54: words('拉萨 日喀则 昌都 林芝 山南 那曲 阿里地区'),
  61: words('西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛'),
  62: words('兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 临夏 甘南'),
  63: words('西宁 海东 海北 黄南 海南州 果洛 玉树 海西'),
  64: words('银川 石嘴山 吴忠 固原 中卫'),
  65: words('乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉 博尔塔拉 巴音郭楞 阿克苏 克孜勒苏 喀什 和田 伊犁 塔城 阿勒泰 石河子'),
}

/** County-level cities and counties near Shanghai, by the province they lie in. */
export const counties: Readonly<Record<string, readonly string[]>> = {
  32: words(
    '昆山 太仓 常熟 张家港 江阴 宜兴 启东 海门 如皋 海安 如东 靖江 泰兴 兴化 丹阳 扬中 句容 溧阳 仪征 高邮 东台 新沂 邳州',
  ),
  33: words(
    '嘉善 平湖 海宁 桐乡 海盐 德清 长兴县 安吉 慈溪 余姚 宁海 象山 诸暨 嵊州 新昌 义乌 东阳 永康 兰溪 建德 桐庐 淳安 瑞安 乐清 龙港 临海 温岭 玉环 江山 龙泉 岱山 嵊泗',
  ),
  34: words('广德 宁国 天长'),
}

function words(text: string): readonly string[] {
  return text.split(' ')
}

/**
 * Names of Shanghai's districts that were merged or were counties before: they stand in old addresses, and their codes
 * in old credit codes.
 */
export const formerShanghaiDistricts: Readonly<Record<string, string>> = {
  310103: '卢湾区',
  310108: '闸北区',
  310119: '南汇区',
  310225: '南汇县',
  310226: '奉贤县',
  310227: '松江县',
  310228: '金山县',
  310229: '青浦县',
  310230: '崇明县',
}

/** Every code a Shanghai registry has issued under: the city, its free trade zone (310141), districts past and present. */
export const shanghaiCodes: ReadonlySet<string> = new Set([
  ...['310000', '310141', '310101', '310104', '310105', '310106', '310107', '310109', '310110', '310112', '310113'],
  ...['310114', '310115', '310116', '310117', '310118', '310120', '310151'],
  ...Object.keys(formerShanghaiDistricts),
])
