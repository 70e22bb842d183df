/** Syllable, then the characters that are read that way in the demo city's names. */
const READINGS =
  "qi七栖 san三 shang上 xia下夏霞 dong东董 feng丰凤冯峰枫 lin临林 yi义 le乐 jiu九 yu于玉榆 yun云 wu五吴武 jing井 ting亭听 " +
  "ren仁 he何合和河荷鹤 fu傅福 guang光 ba八坝 liu六刘柳 lan兰揽澜岚 xing兴杏 chong冲 chuang创 qian前 bei北 qu区渠 nan南 xian县 " +
  "shuang双 kou口 tai台太 hou后 lv吕绿 zhou周 tang唐塘 si四 yuan园塬源袁院远 tu土 wei圩苇 kan坎 po坡 ping坪平萍 ao坳 ya垭 " +
  "cheng城程成 bu埠 yan堰岩眼雁 ta塔 dun墩 da大 tou头 sun孙 ning宁 an安 song宋松 jia家 zhai寨 xiao小萧晓 tun屯 shan山 gang岗 " +
  "ling岭陵 chuan川 zhuang庄 dian店 miao庙 zhang张 cai彩 peng彭 xu徐许 wen文 xin新 fang方 chang昌长 qing晴清青庆 cao曹 zeng曾 " +
  "yue月 wang望王汪 zhao朝赵 zhu朱竹 li李梨礼里 yang杨阳羊 zao枣 bai柏白 shu树 gui桂 tao桃涛 tong桐 qiao桥 liang梁 mei梅 " +
  "lou楼 huai槐 min民 shui水 yong永 jiang江 chi池 shen沈 sha沙 gou沟 quan泉 hong洪红 wa洼 du渡 hu湖胡 wan湾 xi溪西 bin滨 tan滩 " +
  "niu牛 tian田 shi石 yao窑 zi紫 luo罗 lao老 lu芦 hua花 su苏 cha茶 yin荫银 lian莲 ju菊 ying营 pan蟠 guan观 xie谢 bian边 deng邓 " +
  "zheng郑 guo郭 jin金锦 pu铺 men门 chen陈 long隆龙 ji集 wu雾 han韩 ma马 gao高 ming鸣 huang黄 hei黑";

const SYLLABLES = new Map<string, string>();
for (const entry of READINGS.split(" ")) {
  const syllable = /^[a-z]+/.exec(entry)?.[0] ?? "";
  for (const character of entry.slice(syllable.length)) SYLLABLES.set(character, syllable);
}

/**
 * A place name in pinyin without tones, as on maps: 柳溪 becomes Liuxi.
 * @throws {RangeError} for a character that is missing from the table.
 */
export function placePinyin(name: string): string {
  let pinyin = "";
  for (const character of name) {
    const syllable = SYLLABLES.get(character);
    if (!syllable) throw new RangeError(`No reading of ${character} in ${name}: add it to the table.`);
    // An apostrophe keeps syllables apart where the second begins with a vowel: Xi'an.
    pinyin += (pinyin && /^[aeo]/.test(syllable) ? "'" : "") + syllable;
  }
  return pinyin.charAt(0).toUpperCase() + pinyin.slice(1);
}
